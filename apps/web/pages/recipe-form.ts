import type { Allowed } from '#lib/recipe-values.ts'
import { fieldName, isShared, TREATMENT_FIELD } from '../form-recipes.ts'
import { type Language, type PageWords, pageWords } from '../messages/index.ts'
import { type Entry, knownTreatments } from './known-treatments.ts'

type Property = Allowed & { title?: string; description?: string }

/** The treatments and their parameters as a form shows them, made from the catalogue. */
export function recipeForm(language: Language, ticked: string[]) {
  const words = pageWords(language)
  const entries = knownTreatments(language)
  return {
    treatmentField: TREATMENT_FIELD,
    treatments: entries
      .filter(({ name }) => !isShared(name))
      .map((entry) => ({
        id: `treatment-${entry.name}`,
        name: entry.name,
        label: entry.label,
        description: entry.description,
        ticked: ticked.includes(entry.name),
        fieldsLabel: words.parametersOf(entry.label),
        fields: fields(entry, words)
      })),
    shared: entries.filter(({ name }) => isShared(name)).flatMap((entry) => fields(entry, words)),
    example: entries.findLast(({ name }) => name === 'output')?.example
  }
}

function fields({ name, parameters }: Entry, words: PageWords) {
  return Object.entries((parameters.properties ?? {}) as Record<string, Property>).map(
    ([key, property]) => ({
      id: `${name}-${key}`,
      name: fieldName(name, key),
      label: property.title ?? key,
      hint: property.description ?? '',
      ...control(property, words)
    })
  )
}

/** One of a list, yes or no, a number, else a text. */
function control(property: Property, words: PageWords) {
  const { type, minimum, maximum, enum: values, default: usual } = property
  if (values) return { options: values.map((value) => option(value, value === usual, words)) }
  if (type === 'boolean') return { box: true, ticked: usual === true }
  const number = type === 'integer' || type === 'number'
  return {
    input: number ? 'number' : 'text',
    minimum: minimum ?? '',
    maximum: maximum ?? '',
    step: type === 'integer' ? 1 : 'any',
    value: usual ?? '',
    placeholder: usual === undefined ? words.automatic : ''
  }
}

function option(value: string, selected: boolean, words: PageWords) {
  return { value, selected, label: value === 'original' ? words.originalFormat : value }
}
