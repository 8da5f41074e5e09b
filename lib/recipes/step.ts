import { steps as kinds, type StepName } from '../treatments/index.ts'
import type { StepSchema } from '../treatments/treatment.ts'
import { RecipeError } from './recipe-error.ts'
import { allowedValues, describeAllowed, readValue } from './values.ts'

export type AnyStep = { name: StepName; parameters: Record<string, unknown> }

type Place = { kind: StepSchema; name: string; step: number }

/** Reads `name` or `name:key=value;key=value`; `step` is its place, counted from 1. */
export function readStep(text: string, step: number): AnyStep {
  const [name, rest] = cut(text, ':')
  if (!Object.hasOwn(kinds, name)) throw unknownName(name, step)
  const place = { kind: kinds[name as StepName], name, step }
  const given = rest === undefined ? {} : readParameters(rest, place)
  return { name: name as StepName, parameters: complete(given, place) }
}

/** Parameters in the order of the schema, without those that say what is so anyway. */
export function writeStep({ name, parameters }: AnyStep): string {
  const told = Object.entries(allowedValues(kinds[name]))
    .filter(([key]) => parameters[key] !== undefined)
    .filter(([key, allowed]) => parameters[key] !== allowed.default)
    .map(([key]) => `${key}=${parameters[key]}`)
  return told.length > 0 ? `${name}:${told.join(';')}` : name
}

function readParameters(text: string, place: Place): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const pair of text.split(';')) {
    const [key, value] = cut(pair, '=')
    if (Object.hasOwn(given, key)) throw fault(place, key, `${key} is given twice.`)
    given[key] = readParameter(key, value, place)
  }
  return given
}

function readParameter(key: string, text: string | undefined, place: Place): unknown {
  const known = allowedValues(place.kind)
  const allowed = Object.hasOwn(known, key) ? known[key] : undefined
  if (!allowed) {
    const keys = Object.keys(known)
    throw fault(place, key, `"${key}" is no parameter of it. Allowed: ${keys.join(', ')}.`, keys)
  }
  const value = text === undefined ? undefined : readValue(text, allowed)
  const schema = place.kind.parameters.shape[key]
  if (value === undefined || !schema?.safeParse(value).success) {
    const shown = text === undefined ? key : `${key}=${text}`
    throw fault(place, key, `"${shown}" is not possible. ${key} is ${describeAllowed(allowed)}.`)
  }
  return value
}

/** Fills in the defaults and checks what concerns several parameters at once. */
function complete(given: Record<string, unknown>, place: Place): Record<string, unknown> {
  const read = place.kind.parameters.safeParse(given)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw fault(place, String(issue?.path[0] ?? ''), `${issue?.message}.`)
}

function unknownName(name: string, step: number): RecipeError {
  const allowed = Object.keys(kinds)
  const what = name === '' ? 'no treatment is named' : `"${name}" is no treatment`
  const message = `Step ${step}: ${what}. Allowed: ${allowed.join(', ')}.`
  return new RecipeError(message, { step, ...(name !== '' && { treatment: name }), allowed })
}

function fault(
  { kind, name, step }: Place,
  parameter: string,
  message: string,
  allowed: unknown = allowedValues(kind)[parameter]
): RecipeError {
  const where = { step, treatment: name, parameter, allowed }
  return new RecipeError(`Step ${step}, ${name}: ${message}`, where)
}

function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
