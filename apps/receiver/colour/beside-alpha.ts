import type { Sharp } from 'sharp'
import { eachFrame, joinedBytes } from '../pipeline/frames.ts'
import type { Painted } from '../pipeline/operation.ts'
import { byteCount, colourChannels, type Picture, type Pixels } from '../pipeline/picture.ts'
import { freePixels, openPixels, readPixels } from '../pipeline/pixels.ts'
import { spreadColours, spreadingBytes } from './spread-colours.ts'

type Filter = {
  apply(pipeline: Sharp): Sharp
  /** How far away a pixel may be and count. */
  reach: number
  /** Bytes of the rows that it keeps. */
  filterBytes(before: Picture): number
}

/**
 * Lets sharp filter the colours alone, and leaves alpha as it is: sharp would multiply colours by
 * alpha first, so that a sharpened edge of alpha brightened the colours along it.
 */
export function besideAlpha(filter: Filter): Painted {
  return {
    extraBytes: (before) => {
      const colours = { ...before, alpha: false, frames: 1 }
      const filtering = 2 * byteCount(colours) + filter.filterBytes(colours)
      return Math.max(filtering, spreadingBytes(before)) + joinedBytes(before)
    },
    paint: (pixels) => eachFrame(pixels, (frame) => filterColours(frame, filter))
  }
}

async function filterColours(frame: Pixels, { apply, reach }: Filter): Promise<Pixels> {
  spreadColours(frame, reach)
  const { data, channels } = frame
  const colours = coloursOf(frame)
  const made = await readPixels(apply(openPixels(colours)), colours.picture)
  for (let from = 0, to = 0; from < made.data.length; from += made.channels, to += channels) {
    made.data.copy(data, to, from, from + made.channels)
  }
  await freePixels(colours, made)
  return frame
}

function coloursOf({ data, channels, picture }: Pixels): Pixels {
  const kept = colourChannels(channels)
  const colours = Buffer.allocUnsafeSlow((data.length / channels) * kept)
  for (let from = 0, to = 0; to < colours.length; from += channels, to += kept) {
    data.copy(colours, to, from, from + kept)
  }
  return { data: colours, channels: kept, picture: { ...picture, alpha: false } }
}
