import type { Parameters } from '#lib/treatments/index.ts'
import { type Area, areaOf } from '#lib/treatments/parameters/places.ts'
import { eachFrame, joinedBytes } from '../pipeline/frames.ts'
import type { Operation } from '../pipeline/operation.ts'
import { colourChannels, hasAlpha, type Pixels } from '../pipeline/picture.ts'

export function pixelate({ size, region }: Parameters<'pixelate'>): Operation {
  return {
    extraBytes: joinedBytes,
    paint: (pixels) =>
      eachFrame(pixels, (frame) => {
        const { left, top, width, height } = areaOf(region, frame.picture)
        for (let y = 0; y < height; y += size) {
          for (let x = 0; x < width; x += size) {
            const block = { width: Math.min(size, width - x), height: Math.min(size, height - y) }
            averageBlock(frame, { left: left + x, top: top + y, ...block })
          }
        }
        return frame
      })
  }
}

/** Fills the block with its mean colour, weighted by alpha. */
function averageBlock({ data, channels, picture }: Pixels, area: Area) {
  const alpha = hasAlpha(channels)
  const colours = colourChannels(channels)
  const sums = [0, 0, 0, 0]
  let weight = 0
  eachPixel(area, picture.width, (pixel) => {
    const at = pixel * channels
    const share = alpha ? (data[at + colours] as number) : 1
    weight += share
    for (let c = 0; c < colours; c++)
      sums[c] = (sums[c] as number) + share * (data[at + c] as number)
  })
  const mean = sums.slice(0, colours).map((sum) => (weight > 0 ? Math.round(sum / weight) : 0))
  if (alpha) mean.push(Math.round(weight / (area.width * area.height)))
  const colour = Buffer.from(mean)
  eachPixel(area, picture.width, (pixel) => colour.copy(data, pixel * channels))
}

function eachPixel(
  { left, top, width, height }: Area,
  rowPixels: number,
  visit: (pixel: number) => void
) {
  for (let y = top; y < top + height; y++) {
    for (let pixel = y * rowPixels + left, end = pixel + width; pixel < end; pixel++) visit(pixel)
  }
}
