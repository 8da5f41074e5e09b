/** What one parameter takes, as its JSON Schema says it. */
export type Allowed = {
  type?: 'string' | 'boolean' | 'integer' | 'number'
  enum?: string[]
  minimum?: number
  maximum?: number
  pattern?: string
  examples?: unknown[]
  default?: unknown
}

/** The first step is 1. */
type AtStep = { step: number; treatment: string }
type AtParameter = AtStep & { parameter: string }
/** What may stand there, and of that what was probably meant. */
type OneOf = { allowed: string[]; nearest?: string }

/** What can be wrong in the text of a recipe. */
export type RecipeFaults = {
  'recipe-too-long': { allowed: number; measured: number }
  'too-many-steps': { allowed: number; measured: number }
  'unknown-recipe': { name: string } & OneOf
  'unnamed-treatment': { step: number; allowed: string[] }
  'unknown-treatment': AtStep & OneOf
  'unknown-parameter': AtParameter & OneOf
  'repeated-parameter': AtParameter & { allowed: Allowed }
  /** `given` as it is written; null where nothing is. */
  'bad-value': AtParameter & { given: string | null; allowed: Allowed; nearest?: string }
  /** At least one of `needed` is. */
  'missing-parameter': AtParameter & { needed: string[]; allowed: Allowed }
  'output-not-last': AtStep
}
