import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { byteCount, hasAlpha, type Pixels } from '../pipeline/picture.ts'

export function roundCorners({ radius }: Parameters<'round-corners'>): Operation {
  return {
    extraBytes: (before) => (before.alpha ? 0 : byteCount({ ...before, alpha: true })),
    paint: (pixels) => cutCorners(withAlpha(pixels), radius),
    after: (before) => ({ ...before, alpha: true })
  }
}

function withAlpha(pixels: Pixels): Pixels {
  const { data, channels, picture } = pixels
  if (hasAlpha(channels)) return pixels
  const wider = (channels + 1) as 2 | 4
  const joined = Buffer.allocUnsafe((data.length / channels) * wider)
  for (let from = 0, to = 0; from < data.length; to += wider) {
    for (let c = 0; c < channels; c++) joined[to + c] = data[from++] as number
    joined[to + channels] = 255
  }
  return { data: joined, channels: wider, picture: { ...picture, alpha: true } }
}

/** Scales alpha by each pixel's coverage, estimated from its centre's distance to the arc. */
function cutCorners(pixels: Pixels, asked: number): Pixels {
  const { data, channels, picture } = pixels
  const { width, height, frames } = picture
  const radius = Math.min(asked, width / 2, height / 2)
  for (let y = 0; y < height * frames; y++) {
    const down = beyond(y % height, height, radius)
    if (down <= 0) continue
    for (let x = 0; x < width; x++) {
      const across = beyond(x, width, radius)
      if (across <= 0) continue
      const inside = Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt(across ** 2 + down ** 2)))
      const at = (y * width + x) * channels + channels - 1
      data[at] = Math.round((data[at] as number) * inside)
    }
  }
  return pixels
}

/** How far a pixel's centre reaches into a corner, in pixels; negative between the corners. */
function beyond(at: number, length: number, radius: number): number {
  const middle = at + 0.5
  return Math.max(radius - middle, middle - (length - radius))
}
