import type { Allowed, RecipeFaults } from '#lib/failures/recipes.ts'
import type { Sentences } from '../../failure-words.ts'

type Place = { step: number; treatment: string }

export const recipes: Sentences<RecipeFaults> = {
  'recipe-too-long': ({ measured, allowed }) =>
    `La receta tiene ${measured} caracteres; se admiten ${allowed} como mucho.`,
  'too-many-steps': ({ measured, allowed }) =>
    `La receta tiene ${measured} pasos; se admiten ${allowed} como mucho.`,
  'unknown-recipe': ({ name, allowed, nearest }, { list }) =>
    `No hay ninguna receta "${name}".${meant(nearest)} Disponibles: ${list(allowed)}.`,
  'unnamed-treatment': 'Paso {step}: falta el nombre de un tratamiento. Se admiten: {allowed}.',
  'unknown-treatment': ({ step, treatment, allowed, nearest }, { list }) =>
    `Paso ${step}: "${treatment}" no es un tratamiento.${meant(nearest)} Se admiten: ${list(allowed)}.`,
  'unknown-parameter': ({ parameter, allowed, nearest, ...place }, { list }) =>
    `${at(place)} "${parameter}" no es uno de sus parámetros.${meant(nearest)} Se admiten: ${list(allowed)}.`,
  'repeated-parameter': ({ parameter, ...place }) => `${at(place)} ${parameter} aparece dos veces.`,
  'bad-value': ({ parameter, given, allowed, nearest, ...place }) =>
    `${at(place)} "${written(parameter, given)}" no es válido.${meant(nearest)} ${parameter} debe ser ${describe(allowed)}.`,
  'missing-parameter': ({ needed, ...place }, { either }) =>
    `${at(place)} hace falta ${either(needed)}.`,
  'output-not-last': (place) => `${at(place)} solo puede ser el último paso.`
}

const at = ({ step, treatment }: Place) => `Paso ${step}, ${treatment}:`
const meant = (nearest?: string) => (nearest === undefined ? '' : ` ¿Quiso decir "${nearest}"?`)
const written = (key: string, given: string | null) => (given === null ? key : `${key}=${given}`)

function describe({ type, enum: values, minimum, maximum, pattern, examples = [] }: Allowed) {
  if (values) return `uno de estos valores: ${values.join(', ')}`
  if (type === 'boolean') return 'true o false'
  if (type === 'string') return `un texto como ${examples.join(' o ')}, según el patrón ${pattern}`
  const kind = type === 'integer' ? 'un número entero' : 'un número'
  return `${kind} de ${minimum} a ${maximum}`
}
