import type { Allowed } from '#lib/failures/recipes.ts'
import { steps as kinds, type StepName } from '../treatments/index.ts'
import type { StepSchema } from '../treatments/treatment.ts'
import { nearest } from './nearest.ts'
import { RecipeError } from './recipe-error.ts'
import { allowedValues, readValue } from './values.ts'

export type AnyStep = { name: StepName; parameters: Record<string, unknown> }

type Place = { kind: StepSchema; name: string; step: number }

/**
 * Parses `name` or `name:key=value;key=value`. `step` is its position, counted from 1.
 * @throws RecipeError
 */
export function readStep(text: string, step: number): AnyStep {
  const [name, rest] = cut(text, ':')
  if (!Object.hasOwn(kinds, name)) throw unknownName(name, step)
  const place = { kind: kinds[name as StepName], name, step }
  const given = rest === undefined ? {} : readParameters(rest, place)
  return { name: name as StepName, parameters: complete(given, place) }
}

/** Writes the parameters in the order of the schema, without those at their defaults. */
export function writeStep({ name, parameters }: AnyStep): string {
  const written = Object.entries(allowedValues(kinds[name]))
    .filter(([key]) => parameters[key] !== undefined)
    .filter(([key, allowed]) => parameters[key] !== allowed.default)
    .map(([key]) => `${key}=${parameters[key]}`)
  return written.length > 0 ? `${name}:${written.join(';')}` : name
}

function readParameters(text: string, place: Place): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const pair of text.split(';')) {
    const [key, value] = cut(pair, '=')
    if (Object.hasOwn(given, key)) throw repeated(place, key)
    given[key] = readParameter(key, value, place)
  }
  return given
}

function readParameter(key: string, text: string | undefined, place: Place): unknown {
  const known = allowedValues(place.kind)
  const allowed = Object.hasOwn(known, key) ? known[key] : undefined
  if (!allowed) throw unknownParameter(place, key)
  const value = text === undefined ? undefined : readValue(text, allowed)
  const schema = place.kind.parameters.shape[key]
  if (value === undefined || !schema?.safeParse(value).success) throw badValue(place, key, text)
  return value
}

/** Fills in the defaults, and checks rules between parameters. */
function complete(given: Record<string, unknown>, place: Place): Record<string, unknown> {
  const read = place.kind.parameters.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const parameter = String(issue?.path[0] ?? '')
  const { params: { needed = [parameter] } = {} } = issue as { params?: { needed?: string[] } }
  const allowed = allowedOf(place, parameter)
  throw new RecipeError({
    code: 'missing-parameter',
    parameters: { ...at(place), parameter, needed, allowed }
  })
}

function unknownName(name: string, step: number): RecipeError {
  const allowed = Object.keys(kinds)
  if (name === '')
    return new RecipeError({ code: 'unnamed-treatment', parameters: { step, allowed } })
  const parameters = { step, treatment: name, allowed, ...meant(name, allowed) }
  return new RecipeError({ code: 'unknown-treatment', parameters })
}

function unknownParameter(place: Place, parameter: string): RecipeError {
  const allowed = Object.keys(allowedValues(place.kind))
  const parameters = { ...at(place), parameter, allowed, ...meant(parameter, allowed) }
  return new RecipeError({ code: 'unknown-parameter', parameters })
}

function repeated(place: Place, parameter: string): RecipeError {
  const parameters = { ...at(place), parameter, allowed: allowedOf(place, parameter) }
  return new RecipeError({ code: 'repeated-parameter', parameters })
}

function badValue(place: Place, parameter: string, given: string | undefined): RecipeError {
  const allowed = allowedOf(place, parameter)
  const near = meant(given ?? '', allowed.enum ?? [])
  const parameters = { ...at(place), parameter, given: given ?? null, allowed, ...near }
  return new RecipeError({ code: 'bad-value', parameters })
}

function at({ name, step }: Place) {
  return { step, treatment: name }
}

function allowedOf({ kind }: Place, parameter: string): Allowed {
  return allowedValues(kind)[parameter] ?? {}
}

function meant(given: string, allowed: string[]) {
  const found = nearest(given, allowed)
  return found === undefined ? {} : { nearest: found }
}

function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
