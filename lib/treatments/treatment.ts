import { z } from 'zod'

/** Where forms show a treatment; those of tone are what a contact sheet shows. */
export const KINDS = ['tone', 'shape', 'texture', 'sheet'] as const
export type Kind = (typeof KINDS)[number]

/** What a step of a recipe takes. */
export type StepSchema = {
  parameters: z.ZodObject
  /** A recipe that shows it. */
  example: string
}

export type Treatment = StepSchema & { kind: Kind }

/** The parameters as whoever writes a recipe sees them: what has a default may be left out. */
export function jsonSchema(parameters: z.ZodObject) {
  return z.toJSONSchema(parameters, { io: 'input' })
}
