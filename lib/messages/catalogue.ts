import { type StepName, steps, treatments } from '../treatments/index.ts'
import { paletteStops } from '../treatments/parameters/palettes.ts'
import type { PaletteName } from '../treatments/thermal.ts'
import { jsonSchema, type StepSchema, type Treatment } from '../treatments/treatment.ts'
import { type Language, loadStepWords } from './index.ts'
import type { ParameterWords } from './step-words.ts'

type Schema = ReturnType<typeof jsonSchema>

const words = await loadStepWords()

/** Every step in the order of display, with its words and its parameters as JSON Schema. */
export function catalogue(language: Language) {
  return Object.entries<StepSchema>(steps).map(([name, { parameters, example }]) => {
    const { label, description, parameters: called } = words[language][name as StepName]
    const schema = withWords(jsonSchema(parameters), called)
    const kind = (treatments as Record<string, Treatment>)[name]?.kind
    return { name, ...(kind && { kind }), label, description, parameters: schema, example }
  })
}

function withWords(schema: Schema, words: Record<string, ParameterWords>): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const { label: title, ...rest } = words[key] ?? {}
    return [key, { ...(property as Schema), ...coloursOf(property), title, ...rest }]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}

/** The colours of each palette, to choose it by. */
function coloursOf(property: unknown) {
  const { widget, enum: names = [] } = property as { widget?: string; enum?: string[] }
  if (widget !== 'palette') return {}
  const colors = names.map((name) => [name, paletteStops(name as PaletteName).join(' ')])
  return { colors: Object.fromEntries(colors) }
}
