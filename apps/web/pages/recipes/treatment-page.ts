import type { Config } from '#lib/config.ts'
import { type Language, pageWords } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import { writeBytes } from '#lib/messages/numbers.ts'
import { isShared, TREATMENT_FIELD } from '../../recipes/form-recipes.ts'
import { type Entry, knownTreatments } from '../../recipes/known-treatments.ts'
import { acceptedFiles } from '../home-page.ts'
import { treatmentFields } from './recipe-form.ts'

/** One treatment, with a form that applies it alone. */
export function treatmentPage(language: Language, entry: Entry, config: Config) {
  const words = pageWords(language)
  return {
    language,
    title: `${entry.label} · Revelado`,
    isPublic: true,
    styles: ['controls', 'recipe-form', 'treatments'],
    script: 'pages/treatment.js',
    ...entry,
    treatmentField: TREATMENT_FIELD,
    settings: words.parametersOf(entry.label),
    fields: treatmentFields(entry, words).map((field) => ({
      ...field,
      required: entry.parameters.required?.includes(field.key)
    })),
    accept: acceptedFiles(config),
    several: config.maxFiles > 1,
    limits: words.limits(config.maxFiles, writeBytes(language, config.maxUploadBytes))
  }
}

/** All treatments, each with a link to its own page. */
export function treatmentsPage(language: Language, config: Config) {
  const words = pageWords(language)
  const entries = knownTreatments(language)
  return {
    language,
    title: `${words.treatments} · Revelado`,
    isPublic: true,
    styles: ['treatments'],
    entries: [
      ...entries.filter(({ name }) => !isShared(name)),
      ...entries.filter(({ name }) => isShared(name))
    ],
    recipes: listRecipes(config.recipes, language)
  }
}
