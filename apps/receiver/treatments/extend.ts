import type { Parameters } from '#lib/treatments/index.ts'
import { backgroundOf } from '../colour/background.ts'
import { toRgbFor } from '../colour/to-rgb.ts'
import { eachFrame, joinedBytes } from '../pipeline/frames.ts'
import type { Operation } from '../pipeline/operation.ts'
import { byteCount, type Picture, type Pixels } from '../pipeline/picture.ts'
import { freePixels, openPixels, readPixels } from '../pipeline/pixels.ts'

/** The backdrop is blurred at a 16th of its size: at full size it would take a hundred times as long. */
const SMALLER = 16
const SIGMA = 3

export function extend({ ratio, fill, color }: Parameters<'extend'>): Operation[] {
  const [across = 1, down = 1] = ratio.split('x').map(Number)
  const sizeAfter = ({ width, height }: Picture) => ({
    width: Math.max(width, Math.round((height * across) / down)),
    height: Math.max(height, Math.round((width * down) / across))
  })
  const after = (before: Picture): Picture => ({ ...before, ...sizeAfter(before) })
  if (fill === 'blur') {
    return [
      {
        extraBytes: (before) => byteCount(after(before)) + joinedBytes(after(before)),
        paint: (pixels) => eachFrame(pixels, (frame) => overBackdrop(frame, after)),
        after
      }
    ]
  }
  return [
    toRgbFor(color),
    {
      framewise: true,
      ways: (before) => {
        const { top, left } = centredIn(before, after(before))
        const { width, height } = sizeAfter(before)
        const right = width - before.width - left
        const bottom = height - before.height - top
        if (left + right + top + bottom === 0) return []
        const sides = { top, left, right, bottom, background: backgroundOf(color) }
        return [{ from: 'extend', apply: (pipeline) => pipeline.extend(sides) }]
      },
      after
    }
  ]
}

async function overBackdrop(frame: Pixels, after: (before: Picture) => Picture): Promise<Pixels> {
  const { data, channels, picture } = frame
  const end = after(picture)
  const made = await backdrop(frame, end)
  const { left, top } = centredIn(picture, end)
  const rowBytes = picture.width * channels
  for (let y = 0; y < picture.height; y++) {
    const to = ((top + y) * end.width + left) * channels
    data.copy(made.data, to, y * rowBytes, (y + 1) * rowBytes)
  }
  return made
}

async function backdrop(frame: Pixels, end: Picture): Promise<Pixels> {
  const width = Math.ceil(end.width / SMALLER)
  const height = Math.ceil(end.height / SMALLER)
  const little = { ...end, width, height }
  const shrunk = openPixels(frame).resize({ width, height, fit: 'cover' })
  const small = await readPixels(shrunk.blur({ sigma: SIGMA, precision: 'float' }), little)
  const large = openPixels(small).resize({ width: end.width, height: end.height, fit: 'fill' })
  const made = await readPixels(large, end)
  await freePixels(small)
  return made
}

function centredIn(picture: Picture, { width, height }: Picture) {
  return {
    left: Math.floor((width - picture.width) / 2),
    top: Math.floor((height - picture.height) / 2)
  }
}
