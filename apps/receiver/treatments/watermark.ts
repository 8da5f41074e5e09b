import type { Parameters } from '#lib/treatments/index.ts'
import { readText } from '#lib/treatments/parameters/plain-text.ts'
import { toRgbFor } from '../colour/to-rgb.ts'
import { drawText } from '../pipeline/draw-text.ts'
import type { Operation } from '../pipeline/operation.ts'
import { composite, placeBy, placesEverywhere } from '../pipeline/overlay.ts'

type Asked = Parameters<'watermark'>

/** In line heights: distance from the edges, and between repeated texts. */
const MARGIN = 0.5
const APART = 2

export function watermark(asked: Asked): Operation[] {
  return [
    toRgbFor(asked.color),
    {
      paint: async (pixels) => {
        const { picture } = pixels
        const shorter = Math.min(picture.width, picture.height)
        const line = Math.max(4, Math.round((shorter * asked.size) / 100))
        const { text, color, opacity } = asked
        const overlay = await drawText(readText(text) ?? text, { line, color, opacity })
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
