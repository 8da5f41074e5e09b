/** A recipe that is asked for as `@name`, and stands for its canonical text. */
export type NamedRecipe = {
  name: string
  recipe: string
}
