import type { Parameters } from '#lib/treatments/index.ts'
import { spreadColours, spreadingBytes } from '../colour/spread-colours.ts'
import { eachFrame, joinedBytes } from '../pipeline/frames.ts'
import type { Operation, Painted } from '../pipeline/operation.ts'
import { byteCount, type Picture, type Pixels } from '../pipeline/picture.ts'
import { freePixels, openPixels, readPixels } from '../pipeline/pixels.ts'

export function median({ size }: Parameters<'median'>): Operation {
  return {
    framewise: true,
    ways: () => [{ from: 'median', apply: (pipeline) => pipeline.median(size) }],
    instead: (before) => {
      const hides = before.alpha && !before.deep
      return hides || isLarger(size, before) ? inMemory(size) : undefined
    }
  }
}

/** libvips refuses a square larger than the picture. */
function isLarger(size: number, { width, height }: Picture): boolean {
  return size > Math.min(width, height)
}

function inMemory(size: number): Painted {
  return {
    extraBytes: (before) => {
      const copies = isLarger(size, before) ? 3 : 1
      const made = byteCount({ ...extended(before, size), frames: 1 }) * copies
      return made + joinedBytes(before) + (before.alpha ? spreadingBytes(before) : 0)
    },
    paint: (pixels) => eachFrame(pixels, (frame) => paint(frame, size))
  }
}

async function paint(frame: Pixels, size: number): Promise<Pixels> {
  spreadColours(frame, Math.floor(size / 2))
  if (isLarger(size, frame.picture)) return paintSmall(frame, size)
  return readPixels(openPixels(frame).median(size), frame.picture)
}

/** Beyond the picture its edges are repeated, as libvips does for all others. */
async function paintSmall(frame: Pixels, size: number): Promise<Pixels> {
  const { picture } = frame
  const { width, height } = picture
  const larger = extended(picture, size)
  const sides = { left: size, right: size, top: size, bottom: size }
  const repeated = openPixels(frame).extend({ ...sides, extendWith: 'copy' })
  const before = await readPixels(repeated, larger)
  const after = await readPixels(openPixels(before).median(size), larger)
  const area = { left: size, top: size, width, height }
  const made = await readPixels(openPixels(after).extract(area), picture)
  await freePixels(before, after)
  return made
}

function extended(picture: Picture, size: number): Picture {
  return { ...picture, width: picture.width + 2 * size, height: picture.height + 2 * size }
}
