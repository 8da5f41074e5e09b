import { type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import type { Allowed } from '#lib/recipes/values.ts'
import { namesOf } from '#lib/treatments/index.ts'
import { KINDS } from '#lib/treatments/treatment.ts'
import { fieldName, isShared, MAIN_FIELDS, TREATMENT_FIELD } from '../../recipes/form-recipes.ts'
import { type Entry, knownTreatments } from '../../recipes/known-treatments.ts'

type Property = Allowed & { title?: string; description?: string; format?: string }

type Offered = { named: NamedRecipe[]; ticked: string[] }

/** Every treatment with all its parameters, generated from the catalogue. */
export function recipeForm(language: Language, { named, ticked }: Offered) {
  const words = pageWords(language)
  const entries = knownTreatments(language)
  return {
    ...offered(language, named),
    treatments: entries
      .filter(({ name }) => !isShared(name))
      .map((entry) => ({
        ...tick(entry, ticked, words),
        id: `treatment-${entry.name}`,
        description: entry.description,
        fields: treatmentFields(entry, words)
      })),
    shared: entries
      .filter(({ name }) => isShared(name))
      .flatMap((entry) => treatmentFields(entry, words))
  }
}

/** The treatments by kind, without their parameters, which are on each treatment's own page. */
export function choices(language: Language, { named, ticked }: Offered) {
  const words = pageWords(language)
  const entries = knownTreatments(language)
  const find = (name: string) => entries.filter((entry) => entry.name === name)
  return {
    ...offered(language, named),
    kinds: KINDS.map((kind) => ({
      kind,
      label: words.upload.kinds[kind],
      treatments: namesOf(kind)
        .filter((name) => !isShared(name))
        .flatMap((name) => find(name).map((entry) => tick(entry, ticked, words)))
    })),
    shared: Object.entries(MAIN_FIELDS).flatMap(([name, main]) =>
      find(name).map((entry) => ({
        name,
        settings: words.parametersOf(entry.label),
        needs: NEEDED[name],
        fields: treatmentFields(entry, words).filter(({ key }) => main.includes(key))
      }))
    )
  }
}

/** Fields of which a step needs at least one to do anything. */
const NEEDED: Record<string, string> = { resize: 'width height' }

function offered(language: Language, named: NamedRecipe[]) {
  return {
    named: listRecipes(named, language).map(({ name, label = name }) => ({
      value: `@${name}`,
      label
    })),
    treatmentField: TREATMENT_FIELD,
    example: knownTreatments(language).findLast(({ name }) => name === 'output')?.example
  }
}

function tick({ name, label }: Entry, ticked: string[], words: PageWords) {
  const settings = words.parametersOf(label)
  return { name, label, settings, ticked: ticked.includes(name) }
}

export function treatmentFields({ name, parameters }: Entry, words: PageWords) {
  return Object.entries((parameters.properties ?? {}) as Record<string, Property>).map(
    ([key, property]) => ({
      key,
      id: `${name}-${key}`,
      name: fieldName(name, key),
      label: property.title ?? key,
      hint: property.description,
      ...control(property, words)
    })
  )
}

/** A select, a checkbox, or an input. */
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
  // a swatch cannot be empty
  if (format === 'color' && usual !== '') return { type: 'color', value: `#${usual}` }
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
