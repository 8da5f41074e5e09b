import type { Allowed, RecipeFaults } from '#lib/failures/recipes.ts'
import type { Sentences } from '../../failure-words.ts'

type Place = { step: number; treatment: string }

/** Mistakes in the text of a recipe. */
export const recipes: Sentences<RecipeFaults> = {
  'recipe-too-long': ({ measured, allowed }) =>
    `The recipe has ${measured} characters; at most ${allowed} are allowed.`,
  'too-many-steps': ({ measured, allowed }) =>
    `The recipe has ${measured} steps; at most ${allowed} are allowed.`,
  'unknown-recipe': ({ name, allowed, nearest }, { list }) =>
    `There is no recipe "${name}".${meant(nearest)} Available: ${list(allowed)}.`,
  'unnamed-treatment': 'Step {step}: the name of a treatment is missing. Allowed: {allowed}.',
  'unknown-treatment': ({ step, treatment, allowed, nearest }, { list }) =>
    `Step ${step}: "${treatment}" is not a treatment.${meant(nearest)} Allowed: ${list(allowed)}.`,
  'unknown-parameter': ({ parameter, allowed, nearest, ...place }, { list }) =>
    `${at(place)} "${parameter}" is not one of its parameters.${meant(nearest)} Allowed: ${list(allowed)}.`,
  'repeated-parameter': ({ parameter, ...place }) => `${at(place)} ${parameter} is given twice.`,
  'bad-value': ({ parameter, given, allowed, nearest, ...place }) =>
    `${at(place)} "${written(parameter, given)}" is not valid.${meant(nearest)} ${parameter} must be ${describe(allowed)}.`,
  'missing-parameter': ({ needed, ...place }, { either }) =>
    `${at(place)} ${either(needed)} is required.`,
  'output-not-last': (place) => `${at(place)} it must be the last step.`
}

const at = ({ step, treatment }: Place) => `Step ${step}, ${treatment}:`
const meant = (nearest?: string) => (nearest === undefined ? '' : ` Did you mean "${nearest}"?`)
const written = (key: string, given: string | null) => (given === null ? key : `${key}=${given}`)

function describe({ type, enum: values, minimum, maximum, pattern, examples = [] }: Allowed) {
  if (values) return `one of ${values.join(', ')}`
  if (type === 'boolean') return 'true or false'
  if (type === 'string') return `a text such as ${examples.join(' or ')}, matching ${pattern}`
  const kind = type === 'integer' ? 'a whole number' : 'a number'
  return `${kind} from ${minimum} to ${maximum}`
}
