import { z } from 'zod'

export type Language = 'en' | 'es' | 'fr'
export type Words = Record<Language, string>

/** What a treatment or a parameter is called, and what it does, for the form and the docs. */
export type Description = { label: Words; description: Words }

export type Treatment = Description & {
  parameters: z.ZodObject
  /** A recipe that shows it. */
  example: string
}

const descriptions = z.registry<Description>()

/** Use on the outermost schema: `.default()` and `.optional()` make a new one. */
export function described<S extends z.ZodType>(schema: S, words: Description): S {
  descriptions.add(schema, words)
  return schema
}

/** The parameters as whoever writes a recipe sees them: what has a default may be left out. */
export function jsonSchema(parameters: z.ZodObject, language: Language) {
  return z.toJSONSchema(parameters, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      const words = descriptions.get(zodSchema)
      if (!words) return
      jsonSchema.title = words.label[language]
      jsonSchema.description = words.description[language]
    }
  })
}
