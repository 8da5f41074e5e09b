import type { Words } from '../../treatments/treatment.ts'

/** A recipe that is asked for as `@name`, and stands for its canonical text. */
export type NamedRecipe = {
  name: string
  /** What people call it; those that somebody added go by their name. */
  label?: Words
  recipe: string
}
