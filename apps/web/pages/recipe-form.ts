import { listRecipes, type NamedRecipe } from '#lib/named-recipes/index.ts'
import type { Allowed } from '#lib/recipe-values.ts'
import { fieldName, isShared, TREATMENT_FIELD } from '../form-recipes.ts'
import { type Language, type PageWords, pageWords } from '../messages/index.ts'
import { type Entry, knownTreatments } from './known-treatments.ts'

type Property = Allowed & { title?: string; description?: string; format?: string }

type Offered = { named: NamedRecipe[]; ticked: string[] }

/** The treatments and their parameters as a form shows them, made from the catalogue. */
export function recipeForm(language: Language, { named, ticked }: Offered) {
  const words = pageWords(language)
  const entries = knownTreatments(language)
  return {
    named: listRecipes(named, language).map(({ name, label = name }) => ({
      id: `named-${name}`,
      value: `@${name}`,
      label
    })),
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

/** One of a list, yes or no, or an input of some type. */
function control(property: Property, words: PageWords) {
  const { type, enum: values, default: usual } = property
  if (values) return { options: values.map((value) => option(value, value === usual, words)) }
  if (type === 'boolean') return { box: true, ticked: usual === true }
  return { attributes: Object.entries(inputAttributes(property, words)) }
}

function inputAttributes(property: Property, words: PageWords): Record<string, unknown> {
  const {
    type,
    format,
    minimum: min,
    maximum: max,
    pattern,
    examples,
    default: usual = ''
  } = property
  if (format === 'color') return { type: 'color', value: `#${usual}` }
  if (type === 'string') {
    const placeholder = usual === '' ? (examples?.[0] ?? '') : ''
    return { type: 'text', value: usual, placeholder, ...(pattern && { pattern }) }
  }
  const step = type === 'integer' ? 1 : 'any'
  const placeholder = usual === '' ? words.automatic : ''
  return { type: 'number', value: usual, placeholder, min, max, step }
}

function option(value: string, selected: boolean, words: PageWords) {
  return { value, selected, label: value === 'original' ? words.originalFormat : value }
}
