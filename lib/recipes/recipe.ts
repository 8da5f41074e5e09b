import { createHash } from 'node:crypto'
import { remembering } from '#lib/remember.ts'
import { type Output, type Parameters, steps, type TreatmentName } from '../treatments/index.ts'
import { RecipeError } from './recipe-error.ts'
import { type AnyStep, readStep, writeStep } from './step.ts'

export type { Output }
export { RecipeError }

/** Parameters are complete: defaults are filled in. */
export type Step = {
  [Name in TreatmentName]: { name: Name; parameters: Parameters<Name> }
}[TreatmentName]

/** `text` is canonical: equivalent recipes have the same text. */
export type Recipe = { steps: Step[]; output: Output; text: string }

export const MAX_STEPS = 16
export const MAX_CHARACTERS = 512
const KEY_CHARACTERS = 32

/** Most images get one of a few recipes. */
const REMEMBERED = 1000

/**
 * Parses `step,step,…`, of which only the last may be `output`. The same text gives the same object:
 * it is not to be changed.
 * @throws RecipeError
 */
export const parseRecipe = remembering(REMEMBERED, parse)

function parse(text: string): Recipe {
  limit('recipe-too-long', text.length, MAX_CHARACTERS)
  const texts = text.split(',')
  limit('too-many-steps', texts.length, MAX_STEPS)
  const read = texts.map((step, index) => readStep(step, index + 1))
  const output = read.at(-1)?.name === 'output' ? read.pop() : undefined
  const early = read.findIndex(({ name }) => name === 'output')
  if (early >= 0) {
    const parameters = { step: early + 1, treatment: 'output' }
    throw new RecipeError({ code: 'output-not-last', parameters })
  }
  return {
    steps: read as Step[],
    output: (output?.parameters ?? steps.output.parameters.parse({})) as Output,
    text: writeRecipe(read, output)
  }
}

/** The name of a result in the storage: 32 hexadecimal digits. */
export const recipeKey = remembering(REMEMBERED, (canonical) =>
  createHash('sha256').update(canonical).digest('hex').slice(0, KEY_CHARACTERS)
)

function limit(code: 'recipe-too-long' | 'too-many-steps', measured: number, allowed: number) {
  if (measured > allowed) throw new RecipeError({ code, parameters: { allowed, measured } })
}

/** Leaves out an output that only states defaults, unless it is the only step. */
function writeRecipe(treatments: AnyStep[], output: AnyStep | undefined): string {
  const texts = treatments.map(writeStep)
  const encoding = output ? writeStep(output) : 'output'
  if (encoding !== 'output' || texts.length === 0) texts.push(encoding)
  return texts.join(',')
}
