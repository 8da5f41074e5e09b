import { type StepName, steps } from '../treatments/index.ts'
import { jsonSchema, type StepSchema } from '../treatments/treatment.ts'
import { type Language, loadStepWords } from './index.ts'
import type { ParameterWords } from './step-words.ts'

type Schema = ReturnType<typeof jsonSchema>

const words = await loadStepWords()

/** Every step in the order of display, with its words and its parameters as JSON Schema. */
export function catalogue(language: Language) {
  return Object.entries<StepSchema>(steps).map(([name, { parameters, example }]) => {
    const { label, description, parameters: called } = words[language][name as StepName]
    const schema = withWords(jsonSchema(parameters), called)
    return { name, label, description, parameters: schema, example }
  })
}

function withWords(schema: Schema, words: Record<string, ParameterWords>): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const { label: title, ...rest } = words[key] ?? {}
    return [key, { ...(property as Schema), title, ...rest }]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}
