import { MAX_PREVIEW_SIDE, THUMBNAIL_SIDES } from '#lib/images/view-keys.ts'
import { Problem } from '../http/problem.ts'

/** The `width` of a preview: the longest side in pixels. @throws Problem bad-width */
export function readPreviewSide(given: unknown): number {
  if (given === undefined) return MAX_PREVIEW_SIDE
  const side = wholeNumber(given)
  if (side >= 1 && side <= MAX_PREVIEW_SIDE) return side
  throw badWidth(given, `1–${MAX_PREVIEW_SIDE}`)
}

/** The `width` of a thumbnail; undefined: the picture itself. @throws Problem bad-width */
export function readThumbnailSide(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const side = THUMBNAIL_SIDES.find((side) => side === wholeNumber(given))
  if (side) return side
  throw badWidth(given, THUMBNAIL_SIDES.join(', '))
}

const wholeNumber = (given: unknown) => (/^\d{1,5}$/.test(String(given)) ? Number(given) : 0)

function badWidth(given: unknown, allowed: string): Problem {
  return new Problem('bad-width', { parameters: { given: String(given).slice(0, 100), allowed } })
}
