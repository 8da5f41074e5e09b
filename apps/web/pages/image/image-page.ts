import type { Config } from '#lib/config.ts'
import type { Image } from '#lib/images/images.ts'
import type { Metadata } from '#lib/images/metadata.ts'
import { failureOf, isSettled, type ResultState } from '#lib/images/result-state.ts'
import { failureWords, type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { writeTimeTo } from '#lib/messages/numbers.ts'
import { isPrint, PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import type { Neighbours } from '../../batches/neighbours.ts'
import type { QueuePositions } from '../../live/queue-positions.ts'
import { contactSheetJson } from '../../results/contact-sheet-json.ts'
import { imageUrl } from '../../results/image-json.ts'
import { acceptedFiles, isOnDisk } from '../home-page.ts'
import { recipeForm } from '../recipes/recipe-form.ts'
import { PALETTE, STUDIO_STYLES } from '../studio-page.ts'
import { originalFigure, printFigure } from './figures.ts'
import { isDisplayable } from './shown-picture.ts'

/** Without JavaScript, the page reloads this often while a print is waiting. */
export const REFRESH_SECONDS = 3

type ImagePageValues = {
  language: Language
  config: Config
  image: Image
  states: ResultState[]
  metadata: Metadata | undefined
  queuePositions: QueuePositions
  hasReceivers: boolean
  /** Set when the page was reached from a batch. */
  neighbours: Neighbours | undefined
}

export function imagePage(values: ImagePageValues) {
  const { language, config, image, states, metadata, queuePositions, neighbours } = values
  const words = pageWords(language)
  const prints = states.filter(isPrint)
  const sheet = states.find(({ recipe }) => recipe === PREVIEW_SHEET)
  const waiting = states.filter((state) => !isSettled(state)).length
  return {
    language,
    title: `${image.original.name} · Revelado`,
    styles: ['controls', 'recipe-form', 'results', 'image', 'contact-sheet', ...STUDIO_STYLES],
    script: 'pages/image.js',
    refreshSeconds: waiting > 0 ? REFRESH_SECONDS : undefined,
    url: imageUrl(image.id),
    image: {
      url: imageUrl(image.id),
      name: image.original.name,
      size: { width: image.original.width, height: image.original.height },
      ...(isDisplayable(image.original) && { whole: `${imageUrl(image.id)}/original` }),
      ...(neighbours && { batchUrl: neighbours.batchUrl })
    },
    name: image.original.name,
    waiting,
    progress: progress(prints, values.hasReceivers, words),
    expiresAt: image.expiresAt,
    expires: writeTimeTo(language, image.expiresAt),
    onDisk: isOnDisk(config),
    original: originalFigure(image, metadata, language),
    prints: prints.map((state) =>
      printFigure(image, state, { language, named: config.recipes, queuePositions })
    ),
    sheet: contactSheet(image.id, sheet, language),
    neighbours,
    palette: PALETTE,
    accept: acceptedFiles(config),
    form: recipeForm(language, { named: config.recipes, ticked: [] })
  }
}

function contactSheet(id: string, state: ResultState | undefined, language: Language) {
  if (!state) return { status: 'never', waiting: false, previews: [] }
  const failure = failureOf(state)
  return {
    ...contactSheetJson(id, state, language),
    waiting: !isSettled(state),
    reason: failure && failureWords(failure, language)
  }
}

/** `Prints: 2 ready · 1 failed`. */
export function progress(
  states: Pick<ResultState, 'status'>[],
  hasReceivers: boolean,
  words: PageWords
): string {
  if (states.length === 0) return words.noPrints
  const count = (status: string) => states.filter((state) => state.status === status).length
  const counts = [
    { count: count('done'), write: words.ready },
    { count: count('queued') + count('processing'), write: words.underWay },
    { count: count('failed'), write: words.failed }
  ]
  const parts = counts.filter(({ count }) => count > 0).map(({ count, write }) => write(count))
  const counted = words.progress(parts.join(' · '))
  return hasReceivers || states.every(isSettled) ? counted : `${counted}. ${words.unattended}`
}
