/** The values that a parameter allows, as JSON Schema. */
export type Allowed = {
  type?: 'string' | 'boolean' | 'integer' | 'number'
  enum?: string[]
  minimum?: number
  maximum?: number
  pattern?: string
  examples?: unknown[]
  default?: unknown
}

/** Steps are counted from 1. */
type AtStep = { step: number; treatment: string }
type AtParameter = AtStep & { parameter: string }
/** The allowed names, and the one that was probably meant. */
type OneOf = { allowed: string[]; nearest?: string }

/** Mistakes in the text of a recipe. */
export type RecipeFaults = {
  'recipe-too-long': { allowed: number; measured: number }
  'too-many-steps': { allowed: number; measured: number }
  'unknown-recipe': { name: string } & OneOf
  'unnamed-treatment': { step: number; allowed: string[] }
  'unknown-treatment': AtStep & OneOf
  'unknown-parameter': AtParameter & OneOf
  'repeated-parameter': AtParameter & { allowed: Allowed }
  /** `given` is the text of the value, null when there is none. */
  'bad-value': AtParameter & { given: string | null; allowed: Allowed; nearest?: string }
  /** At least one of `needed` must be given. */
  'missing-parameter': AtParameter & { needed: string[]; allowed: Allowed }
  'output-not-last': AtStep
}
