import type { Parameters } from '#lib/treatments/index.ts'
import { toRgb } from '../colour/to-rgb.ts'
import { openSource } from '../pipeline/decode.ts'
import type { Operation } from '../pipeline/operation.ts'
import { composite, type Overlay, placeBy, placesEverywhere } from '../pipeline/overlay.ts'
import type { Picture } from '../pipeline/picture.ts'
import { openPixels } from '../pipeline/pixels.ts'
import { classifyError } from '../pipeline/undevelopable.ts'
import type { Watermark, Watermarks } from '../source/watermarks.ts'

/** Distance from the edges, in percent of the shorter side. */
const MARGIN = 2
const OVERLAY_CHANNELS = 4

export function watermarkImage(
  asked: Parameters<'watermark-image'>,
  watermarks: Watermarks
): Operation[] {
  const watermark = watermarks.get(asked.image)
  if (!watermark) throw new Error(`the watermark ${asked.image} was not opened`)
  return [
    toRgb,
    {
      extraBytes: (before) => sideOf(before, asked.size) ** 2 * OVERLAY_CHANNELS,
      paint: async (pixels) => {
        const { picture } = pixels
        const shorter = Math.min(picture.width, picture.height)
        const side = sideOf(picture, asked.size)
        const margin = Math.round((shorter * MARGIN) / 100)
        const overlay = { ...(await readOverlay(watermark, side)), opacity: asked.opacity }
        const places = asked.tiled
          ? placesEverywhere(overlay, picture, side)
          : [placeBy(overlay, picture, { gravity: asked.gravity, margin })]
        for (const place of places) composite(pixels, overlay, place)
        return pixels
      }
    }
  ]
}

/** The longer side of the overlay, which is given in percent of the picture's shorter one. */
function sideOf({ width, height }: Picture, percent: number): number {
  return Math.max(1, Math.round((Math.min(width, height) * percent) / 100))
}

type Pictured = Omit<Overlay, 'opacity'>

async function readOverlay({ path, header }: Watermark, side: number): Promise<Pictured> {
  const pixels = await header.reading?.read()
  const opened = pixels ? openPixels(pixels) : openSource(header, { limitInputPixels: false })
  const { data, info } = await opened
    .resize(side, side, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(async (error) => {
      throw await classifyError(error, path)
    })
  return { data, width: info.width, height: info.height }
}
