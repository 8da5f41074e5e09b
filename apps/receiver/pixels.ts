import type { Sharp } from 'sharp'
import { sharp } from './image-policy.ts'
import type { Picture } from './operation.ts'

/** Rows of 8-bit samples: light, light + alpha, RGB or RGBA. Frames lie one below the other. */
export type Pixels = { data: Buffer; channels: 1 | 2 | 3 | 4; picture: Picture }

export function channelsOf({ gray, alpha }: Picture): 1 | 2 | 3 | 4 {
  if (gray) return alpha ? 2 : 1
  return alpha ? 4 : 3
}

export function openPixels({ data, channels, picture }: Pixels): Sharp {
  const { width, height, frames } = picture
  const raw = { width, height: height * frames, channels, pageHeight: height }
  return sharp(data, { raw, limitInputPixels: false })
}

/** Runs the pipeline: `picture` is what it makes. */
export async function readPixels(pipeline: Sharp, picture: Picture): Promise<Pixels> {
  const channels = channelsOf(picture)
  if (channels !== 2) {
    pipeline.toColourspace(picture.gray ? 'b-w' : 'srgb')
    return { data: await pipeline.raw().toBuffer(), channels, picture }
  }
  // sharp's raw output drops the alpha of a gray image: fetch it in colour and go gray after.
  const rgba = await readPixels(pipeline, { ...picture, gray: false })
  const light = await readPixels(openPixels(rgba), { ...picture, alpha: false })
  return { data: joinAlpha(light.data, rgba.data), channels, picture }
}

function joinAlpha(light: Buffer, rgba: Buffer): Buffer {
  const joined = Buffer.allocUnsafe(light.length * 2)
  for (let i = 0; i < light.length; i++) {
    joined[2 * i] = light[i] as number
    joined[2 * i + 1] = rgba[4 * i + 3] as number
  }
  return joined
}
