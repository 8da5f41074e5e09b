import { failureOf, type ResultState } from '#lib/images/result-state.ts'
import type { Language } from '#lib/messages/index.ts'
import { printsOn } from '#lib/recipes/contact-sheet-layout.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { recipeLabel } from '../recipes/known-treatments.ts'
import { failureJson } from './failure-json.ts'
import { resultUrl } from './image-json.ts'

/** One picture at `url`, with the place of each preview on it; no previews until it is done. */
export function contactSheetJson(id: string, state: ResultState, language: Language) {
  const { status, width, height } = state
  const size = status === 'done' && width && height ? { width, height } : undefined
  return {
    url: resultUrl(id, PREVIEW_SHEET),
    status,
    width: size?.width ?? null,
    height: size?.height ?? null,
    previews: (size ? printsOn(size) : []).map((print) => ({
      label: recipeLabel(print.recipe, language),
      ...print
    })),
    ...failureJson(failureOf(state))
  }
}
