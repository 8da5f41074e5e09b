import { catalogue } from '#lib/messages/catalogue.ts'
import type { Language } from '#lib/messages/index.ts'

export type Entry = ReturnType<typeof catalogue>[number]

const known = new Map<Language, Entry[]>()

/** Caches the catalogue, which takes far longer to make than a page. */
export function knownTreatments(language: Language): Entry[] {
  const entries = known.get(language) ?? catalogue(language)
  known.set(language, entries)
  return entries
}

/** `resize:width=800,thermal` becomes `Resize, Thermal`. */
export function recipeLabel(recipe: string, language: Language): string {
  const names = recipe.split(',').map((step) => step.split(':')[0] ?? '')
  const treatments = names.length > 1 ? names.filter((name) => name !== 'output') : names
  const entries = knownTreatments(language)
  return treatments
    .map((name) => entries.find((entry) => entry.name === name)?.label ?? name)
    .join(', ')
}
