import type { Config } from '#lib/config.ts'
import { BARE_SHEET } from '#lib/contact-sheet.ts'
import type { Image, ResultState } from '#lib/images.ts'
import type { Metadata } from '#lib/metadata.ts'
import { paletteStops } from '#lib/treatments/palettes.ts'
import { contactSheetJson } from '../contact-sheet-json.ts'
import { imageUrl } from '../image-json.ts'
import { type Language, type PageWords, pageWords } from '../messages/index.ts'
import { writeTimeTo } from '../messages/numbers.ts'
import { isSettled } from '../settled.ts'
import { originalFigure, printFigure } from './figures.ts'
import { isOnDisk } from './home-page.ts'
import { recipeForm } from './recipe-form.ts'

/** With JavaScript off the page asks for itself again this often while a print is waited for. */
const REFRESH_SECONDS = 3

/** Paints what differs as a thermal camera paints heat. */
const PALETTE = paletteStops('ironbow').join(' ')

type Shown = {
  language: Language
  config: Config
  image: Image
  states: ResultState[]
  metadata: Metadata | undefined
}

/** `also`: the images that were sent together with this one. */
export function imagePage({ language, config, image, states, metadata }: Shown, also: Image[]) {
  const words = pageWords(language)
  const prints = states.filter(({ recipe }) => recipe !== BARE_SHEET)
  const sheet = states.find(({ recipe }) => recipe === BARE_SHEET)
  const waiting = states.filter((state) => !isSettled(state)).length
  const ids = [image, ...also].map(({ id }) => id)
  return {
    language,
    title: `${image.original.name} · Revelado`,
    script: 'image.js',
    refreshSeconds: waiting > 0 ? REFRESH_SECONDS : undefined,
    url: imageUrl(image.id),
    name: image.original.name,
    waiting,
    progress: progress(prints, words),
    expiresAt: image.expiresAt,
    expires: writeTimeTo(language, image.expiresAt),
    onDisk: isOnDisk(config),
    original: originalFigure(image, metadata, language),
    prints: prints.map((state) => printFigure(image, state, { language, named: config.recipes })),
    sheet: contactSheet(image.id, sheet, language),
    also: also.map(({ id, original }) => ({ name: original.name, url: togetherUrl(id, ids) })),
    palette: PALETTE,
    form: recipeForm(language, { named: config.recipes, ticked: [] })
  }
}

function contactSheet(id: string, state: ResultState | undefined, language: Language) {
  if (!state) return { status: 'never', waiting: false, previews: [] }
  return { ...contactSheetJson(id, state, language), waiting: !isSettled(state) }
}

/** The page of one image that still knows those that were sent with it. */
function togetherUrl(id: string, ids: string[]): string {
  return `${imageUrl(id)}?also=${ids.filter((other) => other !== id).join('.')}`
}

/** `Prints: 2 ready · 1 failed`. */
function progress(states: ResultState[], words: PageWords): string {
  if (states.length === 0) return words.noPrints
  const count = (status: string) => states.filter((state) => state.status === status).length
  const told = [
    { count: count('done'), write: words.ready },
    { count: count('queued') + count('processing'), write: words.underWay },
    { count: count('failed'), write: words.failed }
  ]
  const parts = told.filter(({ count }) => count > 0).map(({ count, write }) => write(count))
  return `${words.prints}: ${parts.join(' · ')}`
}
