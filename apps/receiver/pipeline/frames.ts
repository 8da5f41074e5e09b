import type { Painted, Streamed } from './operation.ts'
import { byteCount, type Picture, type Pixels } from './picture.ts'
import { freePixels, openPixels, readPixels } from './pixels.ts'

/**
 * Applies the operation to each frame of an animation separately: sharp stacks frames into one tall
 * image, and would blur one into the next.
 */
export function frameByFrame(operation: Streamed): Painted {
  const { after, ways } = operation
  return {
    extraBytes: (before) => {
      const [way] = ways({ ...before, frames: 1 })
      const made = byteCount(after?.(before) ?? before)
      // Each frame by itself, then all joined
      return 2 * made + (way?.filterBytes ?? 0)
    },
    paint: (pixels) => eachFrame(pixels, (frame) => runAlone(operation, frame)),
    ...(after && { after })
  }
}

/** What joining the frames of an animation takes. */
export function joinedBytes(picture: Picture): number {
  return picture.frames > 1 ? byteCount(picture) : 0
}

/** Paints frame after frame, and joins the results: all must be of one size. */
export async function eachFrame(
  pixels: Pixels,
  paint: (frame: Pixels) => Pixels | Promise<Pixels>
): Promise<Pixels> {
  const { frames } = pixels.picture
  if (frames === 1) return paint(pixels)
  const made: Pixels[] = []
  for (let i = 0; i < frames; i++) made.push(await paint(frameOf(pixels, i)))
  const data = Buffer.concat(made.map((frame) => frame.data))
  const [first] = made as [Pixels]
  await freePixels(...made)
  return { ...first, data, picture: { ...first.picture, frames } }
}

async function runAlone({ ways, after }: Streamed, frame: Pixels): Promise<Pixels> {
  const [way] = ways(frame.picture)
  const end: Picture = after?.(frame.picture) ?? frame.picture
  return way ? readPixels(way.apply(openPixels(frame)), end) : frame
}

function frameOf({ data, channels, picture }: Pixels, index: number): Pixels {
  const length = data.length / picture.frames
  const frame = data.subarray(index * length, (index + 1) * length)
  return { data: frame, channels, picture: { ...picture, frames: 1 } }
}
