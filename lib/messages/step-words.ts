import type { StepName, steps } from '../treatments/index.ts'

export type ParameterWords = { label: string; description?: string }

/** `{}` would allow words for parameters that do not exist. */
type None = Record<string, never>

type WordsOf<Shape> = keyof Shape extends never ? None : { [Key in keyof Shape]: ParameterWords }

/**
 * The label and description of every step and parameter. The type allows neither more nor fewer.
 */
export type StepWords = {
  [Name in StepName]: {
    label: string
    description: string
    parameters: WordsOf<(typeof steps)[Name]['parameters']['shape']>
  }
}
