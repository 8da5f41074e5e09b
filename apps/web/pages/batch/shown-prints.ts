import { type Language, pageWords } from '#lib/messages/index.ts'
import { writeBytes } from '#lib/messages/numbers.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import type { BatchJson } from '../../batches/batch-json.ts'
import { printLabel } from '../image/figures.ts'

export const ORIGINAL = 'original'

/** What each card of a batch shows: the original or the print of a recipe, and another beside it. */
export type ShownPrints = { print?: string | undefined; beside?: string | undefined }

type Options = { language: Language; named: NamedRecipe[]; shown: ShownPrints }

/** What there is to show in the cards, and the prints of one recipe as a ZIP. */
export function shownPrints(batch: BatchJson, { language, named, shown }: Options) {
  const words = pageWords(language)
  const prints = batch.images.flatMap(({ results }) => results.filter(isPrint))
  const recipes = [...new Set(prints.map(({ recipe }) => recipe))]
  const options = [
    { value: ORIGINAL, label: words.original },
    ...recipes.map((recipe) => ({ value: recipe, label: printLabel(recipe, { language, named }) }))
  ]
  const select = (chosen: string | undefined, none: string) =>
    [{ value: '', label: none }, ...options].map((option) => ({
      ...option,
      selected: option.value === (chosen ?? '')
    }))
  const sizeOf = (wanted: typeof prints) =>
    writeBytes(
      language,
      wanted.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
    )
  const done = prints.filter(({ status }) => status === 'done')
  const ofShown = done.filter(({ recipe }) => recipe === shown.print)
  return {
    prints: select(shown.print, words.batch.first),
    beside: select(shown.beside, words.batch.nothing),
    zipSize: sizeOf(done),
    zipOfShown: ofShown.length > 0 && {
      url: `${batch.zip.url}?recipe=${encodeURIComponent(shown.print ?? '')}`,
      label: words.batch.zipOf(printLabel(shown.print ?? '', { language, named })),
      size: sizeOf(ofShown)
    }
  }
}
