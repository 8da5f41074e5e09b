import { z } from 'zod'

/** The group in which forms show a treatment. Contact sheets have those of `tone`. */
export const KINDS = ['tone', 'shape', 'texture', 'sheet'] as const
export type Kind = (typeof KINDS)[number]

/** What a step of a recipe may say. */
export type StepSchema = {
  parameters: z.ZodObject
  /** A recipe that shows the step at work. */
  example: string
}

export type Treatment = StepSchema & { kind: Kind }

/** The parameters as a recipe may write them: those with defaults are optional. */
export function jsonSchema(parameters: z.ZodObject) {
  return z.toJSONSchema(parameters, { io: 'input' })
}
