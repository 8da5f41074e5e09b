import { allowedValues } from '#lib/recipes/values.ts'
import { type StepName, steps } from '#lib/treatments/index.ts'

type Fields = [name: string, value: string][]

/**
 * The steps that a form adds to every recipe it composes, once one of these fields is filled in.
 */
const SHARED_STEPS = {
  resize: ['width', 'height'],
  output: Object.keys(steps.output.parameters.shape)
}
export const isShared = (step: string) => Object.hasOwn(SHARED_STEPS, step)
/** Their fields on the home page; the others are on the step's own page. */
export const MAIN_FIELDS: Record<string, string[]> = {
  resize: ['width', 'height'],
  output: ['format', 'quality']
}

/** Each ticked box gives a recipe. */
export const TREATMENT_FIELD = 'treatment'
export const fieldName = (step: string, parameter: string) => `${step}.${parameter}`

/**
 * The recipes that a form requests: one for each ticked treatment, with the shared steps; then each
 * `recipe` as written. Shared steps alone are a recipe too.
 */
export function formRecipes(fields: Fields): string[] {
  const given = valuesByName(fields)
  const ticked = new Set(given.get(TREATMENT_FIELD))
  const written = given.get('recipe') ?? []
  const shared = Object.entries(SHARED_STEPS)
    .filter(([name, keys]) => filledIn(name, given).some(({ key }) => keys.includes(key)))
    .map(([name]) => composeStep(name, given))
  const wanted = [...ticked].map((name) => [
    composeStep(name, given),
    ...shared.filter((step) => step.split(':')[0] !== name)
  ])
  if (shared.length > 0 && ticked.size + written.length === 0) wanted.push(shared)
  return [...wanted.map((recipe) => recipe.join(',')), ...written]
}

function composeStep(name: string, given: Values): string {
  const parameters = filledIn(name, given).map(({ key, value }) => `${key}=${value}`)
  return parameters.length > 0 ? `${name}:${parameters.join(';')}` : name
}

/** The parameters that are filled in and differ from the default. */
function filledIn(name: string, given: Values) {
  if (!Object.hasOwn(steps, name)) return []
  return Object.entries(allowedValues(steps[name as StepName]))
    .map(([key, allowed]) => ({
      key,
      // browsers send colours with a # before them
      value: given.get(fieldName(name, key))?.at(-1)?.replace(/^#/, ''),
      usual: String(allowed.default)
    }))
    .filter(({ value, usual }) => value !== undefined && value !== usual)
}

type Values = Map<string, string[]>

/** Without those left empty. */
function valuesByName(fields: Fields): Values {
  const values: Values = new Map()
  for (const [name, value] of fields) {
    const text = value.trim()
    const known = values.get(name)
    if (text !== '' && known) known.push(text)
    else if (text !== '') values.set(name, [text])
  }
  return values
}
