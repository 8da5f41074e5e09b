import type { Allowed } from '#lib/failures/recipes.ts'
import { jsonSchema, type StepSchema } from '../treatments/treatment.ts'

export type { Allowed }

// Within these bounds a number has one decimal text and never an exponent.
const NUMBER = /^-?\d{1,9}(\.\d{1,6})?$/

const known = new WeakMap<StepSchema, Record<string, Allowed>>()

export function allowedValues(schema: StepSchema): Record<string, Allowed> {
  const properties = known.get(schema) ?? jsonSchema(schema.parameters).properties ?? {}
  known.set(schema, properties as Record<string, Allowed>)
  return properties as Record<string, Allowed>
}

/** The value as the parameter's type; undefined when the text is not of that type. */
export function readValue(text: string, { type }: Allowed): unknown {
  if (type === 'integer' || type === 'number') {
    return NUMBER.test(text) ? Number(text) : undefined
  }
  if (type === 'boolean') {
    return text === 'true' ? true : text === 'false' ? false : undefined
  }
  return text
}
