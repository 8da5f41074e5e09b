import { type Language, pageWords } from '#lib/messages/index.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import type { ImageJson, ResultJson } from '../../results/image-json.ts'
import { printLabel } from '../image/figures.ts'
import { isDisplayable, type Picture, smallPicture } from '../image/shown-picture.ts'
import { ORIGINAL, type ShownPrints } from './shown-prints.ts'

type Options = { language: Language; named: NamedRecipe[]; shown: ShownPrints }

/** One picture or two: what was chosen for all cards, else the first print that is done; of none, the original. */
export function cardPictures({ original, results }: ImageJson, options: Options) {
  const { print, beside } = options.shown
  const prints = results.filter(isPrint)
  const first = prints.find(({ status }) => status === 'done')
  const usual = prints.length === 0 ? ORIGINAL : first?.recipe
  const wanted = [print ?? usual, beside].filter((one, i) => one !== undefined || i === 0)
  return wanted.map((one) => {
    if (one === ORIGINAL) return originalPicture(original, options.language)
    const result = prints.find(({ recipe, status }) => recipe === one && status === 'done')
    return result ? printPicture(result, original, options) : sizeOf(original)
  })
}

function originalPicture(original: ImageJson['original'], language: Language) {
  const alt = pageWords(language).altOriginal(original.name)
  return { ...pictureOf(original.url, original), alt }
}

function printPicture(
  result: ResultJson,
  original: ImageJson['original'],
  { language, named }: Options
) {
  const label = printLabel(result.recipe, { language, named })
  const alt = pageWords(language).altPrint(label, original.name)
  return { ...pictureOf(result.url, { ...original, ...known(result) }), alt }
}

/** What is known of a print; the rest is as of its original. */
function known({ format, width, height, bytes }: ResultJson): Partial<Picture> {
  return Object.fromEntries(
    Object.entries({ format, width, height, bytes }).filter(([, value]) => value)
  )
}

function pictureOf(url: string, picture: Picture) {
  const small = smallPicture(url, picture)
  const whole = isDisplayable(picture) && small !== url ? url : undefined
  return { url: small, whole, ...sizeOf(picture) }
}

const sizeOf = ({ width, height }: Pick<Picture, 'width' | 'height'>) => ({ width, height })
