import { type Gravity, sharesOf } from '#lib/treatments/parameters/places.ts'
import { colourChannels, hasAlpha, type Pixels } from './picture.ts'

/** What is laid on a picture: red, green, blue, alpha of each of its pixels. */
export type Overlay = { data: Buffer; width: number; height: number; opacity: number }

type Size = { width: number; height: number }
type Place = { left: number; top: number }

/** Where a cover stands, as far from the edges. */
export function placeBy(
  gravity: Gravity,
  cover: Size,
  { width, height }: Size,
  edge: number
): Place {
  const { x, y } = sharesOf(gravity)
  return {
    left: Math.round(edge + (width - cover.width - 2 * edge) * x),
    top: Math.round(edge + (height - cover.height - 2 * edge) * y)
  }
}

/** Rows of it, that far apart, every second one shifted by half. */
export function placesEverywhere(cover: Size, { width, height }: Size, apart: number): Place[] {
  const places = []
  const across = cover.width + apart
  const down = cover.height + apart
  for (let top = 0, row = 0; top < height; top += down, row++) {
    const shifted = row % 2 === 0 ? 0 : -Math.round(across / 2)
    for (let left = shifted; left < width; left += across) places.push({ left, top })
  }
  return places
}

/** Lays it on every frame, in place; what stands out of the picture is left out. */
export function composite(pixels: Pixels, cover: Overlay, at: Place) {
  const { width, height, frames } = pixels.picture
  for (let frame = 0; frame < frames; frame++) {
    for (let y = Math.max(0, -at.top); y < Math.min(cover.height, height - at.top); y++) {
      const row = (frame * height + at.top + y) * width + at.left
      for (let x = Math.max(0, -at.left); x < Math.min(cover.width, width - at.left); x++) {
        mix(pixels, row + x, cover, y * cover.width + x)
      }
    }
  }
}

/** W3C compositing, source over: https://www.w3.org/TR/compositing-1/#porterduffcompositingoperators_srcover */
function mix({ data, channels }: Pixels, pixel: number, cover: Overlay, from: number) {
  const share = ((cover.data[4 * from + 3] as number) / 255) * cover.opacity
  if (share === 0) return
  const alpha = hasAlpha(channels)
  const colours = colourChannels(channels)
  const at = pixel * channels
  const below = alpha ? ((data[at + colours] as number) / 255) * (1 - share) : 1 - share
  const whole = below + share
  for (let c = 0; c < colours; c++) {
    const laid = cover.data[4 * from + c] as number
    data[at + c] = Math.round((below * (data[at + c] as number) + share * laid) / whole)
  }
  if (alpha) data[at + colours] = Math.round(whole * 255)
}
