import type { StepName, steps } from '../treatments/index.ts'

export type ParameterWords = { label: string; description?: string }

/** What `{}` would let pass: words for a parameter of a treatment that has none. */
type None = Record<string, never>

type WordsOf<Shape> = keyof Shape extends never ? None : { [Key in keyof Shape]: ParameterWords }

/** What every step and parameter is called, and what it does: no less and no more than there is. */
export type StepWords = {
  [Name in StepName]: {
    label: string
    description: string
    parameters: WordsOf<(typeof steps)[Name]['parameters']['shape']>
  }
}
