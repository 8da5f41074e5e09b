import { THUMBNAIL_SIDES } from '#lib/images/view-keys.ts'

/** Formats that every current browser displays. */
export const BROWSER_FORMATS = ['png', 'jpeg', 'webp', 'avif', 'gif', 'svg']
/** Those that a small picture would show worse, or not at all: drawings, and what moves. */
const AS_THEY_ARE = ['svg', 'gif']
/** A small picture of less than this would save nothing worth making it for. */
const SMALL_BYTES = 60_000

export type Picture = { format: string; width: number; height: number; bytes: number }

export const isDisplayable = ({ format }: { format: string }) => BROWSER_FORMATS.includes(format)

/**
 * The addresses that a page shows a picture by: small ones, where the whole of it is large or of a
 * format that browsers do not display. The whole one stays in `src`, for those that ask for it.
 */
export function shownPicture(url: string, picture: Picture) {
  if (isWhole(picture)) return { src: url, srcset: undefined }
  const longest = Math.max(picture.width, picture.height)
  const candidates = THUMBNAIL_SIDES.map((side) => {
    const width = Math.round(picture.width * Math.min(1, side / longest))
    return `${smallUrl(url, side)} ${Math.max(1, width)}w`
  })
  const src = isDisplayable(picture) ? url : smallUrl(url, THUMBNAIL_SIDES[1])
  return { src, srcset: candidates.join(', ') }
}

/** Of at most 320 pixels a side. */
export function smallPicture(url: string, picture: Picture): string {
  return isWhole(picture) ? url : smallUrl(url, THUMBNAIL_SIDES[0])
}

function isWhole(picture: Picture): boolean {
  if (!isDisplayable(picture)) return false
  return picture.bytes <= SMALL_BYTES || AS_THEY_ARE.includes(picture.format)
}

const smallUrl = (url: string, side: number) => `${url}?width=${side}`
