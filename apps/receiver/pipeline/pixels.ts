import { setImmediate } from 'node:timers/promises'
import type { Sharp } from 'sharp'
import { hasAlpha, type Picture, type Pixels } from './picture.ts'
import { sharp } from './sharp.ts'

/** Opens pixels as sharp's input, without copying them: they must stay until the pipeline has run. */
export function openPixels({ data, channels, picture }: Pixels): Sharp {
  const { width, height, frames } = picture
  const raw = { width, height: height * frames, channels }
  const animated = frames > 1
  return sharp(data, {
    raw: animated ? { ...raw, pageHeight: height } : raw,
    animated,
    limitInputPixels: false
  })
}

/** Runs the pipeline, expected to yield `picture`; the pixels tell the size that it really yielded. */
export async function readPixels(pipeline: Sharp, picture: Picture): Promise<Pixels> {
  const { gray, alpha, frames } = picture
  if (gray && alpha) return readGrayAlpha(pipeline, picture)
  pipeline.toColourspace(gray ? 'b-w' : 'srgb')
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const made = {
    width,
    height: height / frames,
    frames,
    gray,
    alpha: hasAlpha(channels),
    deep: false
  }
  return { data, channels, picture: made }
}

/** sharp's raw output drops the alpha of a gray image: read RGBA, and convert it to gray. */
async function readGrayAlpha(pipeline: Sharp, picture: Picture): Promise<Pixels> {
  const rgba = await readPixels(pipeline, { ...picture, gray: false })
  const light = await readPixels(openPixels(rgba), { ...picture, alpha: false })
  const data = joinAlpha(light.data, rgba.data)
  await freePixels(rgba, light)
  return { data, channels: 2, picture: { ...light.picture, alpha: true } }
}

/** Frees pixels at once: a recipe of sixteen steps cannot wait for the garbage collector. */
export async function freePixels(...used: { data: ArrayBufferView }[]) {
  for (const { data } of used) {
    const { buffer } = data
    const shared = buffer.byteLength !== data.byteLength
    if (!shared && buffer instanceof ArrayBuffer) buffer.transfer(0)
  }
  // sharp frees its own memory in the next turn of the event loop.
  await setImmediate()
}

function joinAlpha(light: Buffer, rgba: Buffer): Buffer {
  const joined = Buffer.allocUnsafe(light.length * 2)
  for (let i = 0; i < light.length; i++) {
    joined[2 * i] = light[i] as number
    joined[2 * i + 1] = rgba[4 * i + 3] as number
  }
  return joined
}
