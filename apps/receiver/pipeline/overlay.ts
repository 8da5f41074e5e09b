import { type Gravity, sharesOf } from '#lib/treatments/parameters/places.ts'
import { colourChannels, hasAlpha, type Pixels } from './picture.ts'

/** Drawn over a picture: RGBA pixels, not premultiplied; `opacity` from 0 to 1. */
export type Overlay = { data: Buffer; width: number; height: number; opacity: number }

type Size = { width: number; height: number }
type Place = { left: number; top: number }

/** Places an overlay in a picture by gravity, `margin` pixels from the edges. */
export function placeBy(
  overlay: Size,
  { width, height }: Size,
  { gravity, margin }: { gravity: Gravity; margin: number }
): Place {
  const { x, y } = sharesOf(gravity)
  return {
    left: Math.round(margin + (width - overlay.width - 2 * margin) * x),
    top: Math.round(margin + (height - overlay.height - 2 * margin) * y)
  }
}

/** Tiles a picture with overlays `apart` pixels apart, every second row shifted by half a tile. */
export function placesEverywhere(overlay: Size, { width, height }: Size, apart: number): Place[] {
  const places = []
  const across = overlay.width + apart
  const down = overlay.height + apart
  for (let top = 0, row = 0; top < height; top += down, row++) {
    const shifted = row % 2 === 0 ? 0 : -Math.round(across / 2)
    for (let left = shifted; left < width; left += across) places.push({ left, top })
  }
  return places
}

/** Draws the overlay on every frame, in place, clipped to the picture. */
export function composite(pixels: Pixels, overlay: Overlay, at: Place) {
  const { width, height, frames } = pixels.picture
  const columns = {
    first: Math.max(0, -at.left),
    end: Math.min(overlay.width, width - at.left)
  }
  for (let frame = 0; frame < frames; frame++) {
    for (let y = Math.max(0, -at.top); y < Math.min(overlay.height, height - at.top); y++) {
      const pictureStart = (frame * height + at.top + y) * width + at.left
      compositeRow(pixels, overlay, { ...columns, pictureStart, overlayStart: y * overlay.width })
    }
  }
}

/** Columns of the overlay, and the pixel at its left end in the picture and in the overlay. */
type RowSpan = { first: number; end: number; pictureStart: number; overlayStart: number }

/** W3C compositing, source over: https://www.w3.org/TR/compositing-1/#porterduffcompositingoperators_srcover */
function compositeRow({ data, channels }: Pixels, overlay: Overlay, row: RowSpan) {
  const alpha = hasAlpha(channels)
  const colours = colourChannels(channels)
  for (let x = row.first; x < row.end; x++) {
    const from = 4 * (row.overlayStart + x)
    const source = ((overlay.data[from + 3] as number) / 255) * overlay.opacity
    if (source === 0) continue
    const at = (row.pictureStart + x) * channels
    const backdrop = alpha ? ((data[at + colours] as number) / 255) * (1 - source) : 1 - source
    const result = backdrop + source
    for (let c = 0; c < colours; c++) {
      const colour = overlay.data[from + c] as number
      data[at + c] = Math.round((backdrop * (data[at + c] as number) + source * colour) / result)
    }
    if (alpha) data[at + colours] = Math.round(result * 255)
  }
}
