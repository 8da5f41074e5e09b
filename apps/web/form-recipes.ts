import { allowedValues } from '#lib/recipe-values.ts'
import { type StepName, steps } from '#lib/treatments/index.ts'

type Fields = [name: string, value: string][]

/** The steps that a form adds to every recipe that it composes. */
export const SHARED_STEPS = ['resize', 'output'] as const satisfies StepName[]

/** Each ticked one gives a recipe. */
export const TREATMENT_FIELD = 'treatment'
export const fieldName = (step: string, parameter: string) => `${step}.${parameter}`

/**
 * The recipes that a form's fields ask for: one for each ticked treatment, with the shared steps;
 * then each `recipe` as it is written.
 */
export function formRecipes(fields: Fields): string[] {
  const ticked = valuesOf(fields, TREATMENT_FIELD)
  const written = valuesOf(fields, 'recipe')
  const shared = SHARED_STEPS.map((name) => composeStep(name, fields)).filter((step) =>
    step.includes(':')
  )
  const wanted = ticked.map((name) => [composeStep(name, fields), ...shared])
  if (ticked.length === 0 && shared.length > 0) wanted.push(shared)
  return [...wanted.map((recipe) => recipe.join(',')), ...written]
}

/** `name:key=value;key=value` of what is filled in and says more than the default. */
function composeStep(name: string, fields: Fields): string {
  if (!Object.hasOwn(steps, name)) return name
  const told = Object.entries(allowedValues(steps[name as StepName]))
    .map(([key, allowed]) => ({ key, value: valuesOf(fields, fieldName(name, key)).at(-1), allowed }))
    .filter(({ value, allowed }) => value !== undefined && value !== String(allowed.default))
    .map(({ key, value }) => `${key}=${value}`)
  return told.length > 0 ? `${name}:${told.join(';')}` : name
}

function valuesOf(fields: Fields, wanted: string): string[] {
  return fields
    .filter(([name]) => name === wanted)
    .map(([, value]) => value.trim())
    .filter((value) => value !== '')
}
