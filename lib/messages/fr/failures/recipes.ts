import type { Allowed, RecipeFaults } from '#lib/failures/recipes.ts'
import type { Sentences } from '../../failure-words.ts'

type Place = { step: number; treatment: string }

export const recipes: Sentences<RecipeFaults> = {
  'recipe-too-long': ({ measured, allowed }) =>
    `La recette compte ${measured} caractères, pour ${allowed} au plus.`,
  'too-many-steps': ({ measured, allowed }) =>
    `La recette compte ${measured} étapes, pour ${allowed} au plus.`,
  'unknown-recipe': ({ name, allowed, nearest }, { list }) =>
    `Aucune recette ne s’appelle « ${name} ».${meant(nearest)} Disponibles : ${list(allowed)}.`,
  'unnamed-treatment': 'Étape {step} : il manque le nom d’un traitement. Sont admis : {allowed}.',
  'unknown-treatment': ({ step, treatment, allowed, nearest }, { list }) =>
    `Étape ${step} : « ${treatment} » n’est pas un traitement.${meant(nearest)} Sont admis : ${list(allowed)}.`,
  'unknown-parameter': ({ parameter, allowed, nearest, ...place }, { list }) =>
    `${at(place)} « ${parameter} » n’est pas l’un de ses paramètres.${meant(nearest)} Sont admis : ${list(allowed)}.`,
  'repeated-parameter': ({ parameter, ...place }) =>
    `${at(place)} ${parameter} est donné deux fois.`,
  'bad-value': ({ parameter, given, allowed, nearest, ...place }) =>
    `${at(place)} « ${written(parameter, given)} » n’est pas valable.${meant(nearest)} ${parameter} doit être ${describe(allowed)}.`,
  'missing-parameter': ({ needed, ...place }, { either }) =>
    `${at(place)} il faut ${either(needed)}.`,
  'output-not-last': (place) => `${at(place)} ce ne peut être que la dernière étape.`
}

const at = ({ step, treatment }: Place) => `Étape ${step}, ${treatment} :`
const meant = (nearest?: string) =>
  nearest === undefined ? '' : ` Vouliez-vous dire « ${nearest} » ?`
const written = (key: string, given: string | null) => (given === null ? key : `${key}=${given}`)

function describe({ type, enum: values, minimum, maximum, pattern, examples = [] }: Allowed) {
  if (values) return `l’une de ces valeurs : ${values.join(', ')}`
  if (type === 'boolean') return 'true ou false'
  if (type === 'string') return `un texte comme ${examples.join(' ou ')}, selon le motif ${pattern}`
  const kind = type === 'integer' ? 'un nombre entier' : 'un nombre'
  return `${kind} de ${minimum} à ${maximum}`
}
