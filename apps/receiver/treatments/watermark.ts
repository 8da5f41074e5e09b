import type { Parameters } from '#lib/treatments/index.ts'
import { readText } from '#lib/treatments/parameters/plain-text.ts'
import { toRgbFor } from '../colour/to-rgb.ts'
import { drawText, textBytes } from '../pipeline/draw-text.ts'
import type { Operation } from '../pipeline/operation.ts'
import { composite, placeBy, placesEverywhere } from '../pipeline/overlay.ts'
import type { Picture } from '../pipeline/picture.ts'

type Asked = Parameters<'watermark'>

/** In line heights: distance from the edges, and between repeated texts. */
const MARGIN = 0.5
const APART = 2

export function watermark(asked: Asked): Operation[] {
  return [
    toRgbFor(asked.color),
    {
      extraBytes: (before) => textBytes(plainOf(asked), lineOf(before, asked)),
      paint: async (pixels) => {
        const { picture } = pixels
        const line = lineOf(picture, asked)
        const { color, opacity } = asked
        const overlay = await drawText(plainOf(asked), { line, color, opacity })
        const places = asked.tiled
          ? placesEverywhere(overlay, picture, line * APART)
          : [
              placeBy(overlay, picture, {
                gravity: asked.gravity,
                margin: Math.round(line * MARGIN)
              })
            ]
        for (const place of places) composite(pixels, overlay, place)
        return pixels
      }
    }
  ]
}

function plainOf({ text }: Asked): string {
  return readText(text) ?? text
}

/** Height of the text's line in pixels; `size` is in percent of the picture's shorter side. */
function lineOf({ width, height }: Picture, { size }: Asked): number {
  return Math.max(4, Math.round((Math.min(width, height) * size) / 100))
}
