import { rename, rm, stat } from 'node:fs/promises'
import type { OutputInfo, Sharp } from 'sharp'
import type { Format, OutputFormat } from '../pipeline/format.ts'
import type { Picture, Pixels } from '../pipeline/picture.ts'
import { freePixels, openPixels, readPixels } from '../pipeline/pixels.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import { type Encoding, encode } from './encode.ts'

export type Made = { format: Format; info: OutputInfo; bytes: number }

type Asked = Encoding & { outputFormat: OutputFormat }

const HIGHEST = 95
const LOSSY: Format[] = ['jpeg', 'webp', 'avif']
/** WebP's limit; AVIF allows one pixel more. */
const LONGEST_WEBP_SIDE = 16_383

/** Whether several prints must be encoded and compared, while the pixels stay in memory. */
export function compares(format: OutputFormat, { output }: Pick<Encoding, 'output'>): boolean {
  return format === 'best' || output['max-bytes'] !== undefined
}

/**
 * Encodes each format that `outputFormat` stands for within `max-bytes`, and keeps the smallest.
 * @throws UndevelopableError when even the smallest is too large
 */
export async function fitBytes(pipeline: Sharp, picture: Picture, asked: Asked): Promise<Made> {
  const pixels = await readPixels(pipeline, { ...picture, deep: false })
  const formats = candidates(asked.outputFormat, pixels.picture)
  const paths = formats.map((format) => `${asked.outputPath}.${format}`)
  try {
    const made: Made[] = []
    for (const [i, format] of formats.entries()) {
      made.push(await encodeUnder(pixels, format, { ...asked, outputPath: paths[i] as string }))
    }
    const smallest = made.reduce((a, b) => (b.bytes < a.bytes ? b : a))
    assertFits(smallest, asked)
    await rename(paths[made.indexOf(smallest)] as string, asked.outputPath)
    return smallest
  } finally {
    for (const path of paths) await rm(path, { force: true })
    await freePixels(pixels)
  }
}

function candidates(format: OutputFormat, { width, height, frames, alpha }: Picture): Format[] {
  if (format !== 'best') return [format]
  if (frames > 1) return ['webp', 'gif']
  const always: Format[] = alpha ? ['png'] : ['jpeg', 'png']
  return Math.max(width, height) > LONGEST_WEBP_SIDE ? always : ['webp', 'avif', ...always]
}

/**
 * Encodes at the highest quality that fits into `max-bytes`, found by bisection; at quality 1 if none
 * does. What has no quality to lower is encoded once, whatever its size.
 */
async function encodeUnder(pixels: Pixels, format: Format, asked: Asked): Promise<Made> {
  const { output } = asked
  const maxBytes = output['max-bytes'] ?? Number.POSITIVE_INFINITY
  const attempt = async (quality?: number): Promise<Made> => {
    const encoding = { ...asked, format, output: { ...output, ...(quality && { quality }) } }
    const info = await encode(openPixels(pixels), pixels.picture, encoding)
    return { format, info, bytes: (await stat(asked.outputPath)).size }
  }
  if (maxBytes === Number.POSITIVE_INFINITY) return attempt()
  if (output.lossless || !LOSSY.includes(format)) return attempt()
  let high = output.quality ?? HIGHEST
  let made = await attempt(high)
  if (made.bytes <= maxBytes) return made
  let low = 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    made = await attempt(middle)
    if (made.bytes <= maxBytes) low = middle
    else high = middle - 1
  }
  return attempt(low)
}

function assertFits({ format, bytes }: Made, { output }: Asked) {
  const maxBytes = output['max-bytes'] ?? Number.POSITIVE_INFINITY
  if (bytes <= maxBytes) return
  const lossy = LOSSY.includes(format) && !output.lossless
  const limit = { allowed: maxBytes, measured: bytes }
  throw new UndevelopableError({ code: 'print-too-large', parameters: { format, lossy, limit } })
}
