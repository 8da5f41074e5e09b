import { access } from 'node:fs/promises'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import { operationsFor } from '../encode/encode.ts'
import { compares } from '../encode/fit-bytes.ts'
import { type Header, operationsAfter, readHeader, startPicture } from '../pipeline/decode.ts'
import { canAnimate, type OutputFormat, outputFormatOf } from '../pipeline/format.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'
import { plan } from '../pipeline/plan.ts'
import { blame, UndevelopableError } from '../pipeline/undevelopable.ts'
import { type OriginalOf, openWatermarks, type Watermarks } from '../pipeline/watermark-sources.ts'
import { operationsOf } from '../treatments/index.ts'
import { estimateMemory } from './estimate-memory.ts'

export { UndevelopableError }

export type Limits = {
  maxPixels: number
  maxSide: number
  maxFrames: number
  /** Bytes that one image may take while it is developed. */
  memory?: number
}

export type Inspection = Header & {
  /** Bytes that decoding, treating and encoding will take, estimated. */
  memory: number
  start: Picture
  operations: Operation[]
  outputFormat: OutputFormat
}

/** What a file format can say of a side; the others can say more than any limit of ours. */
const LONGEST_SIDE: Partial<Record<OutputFormat, number>> = { webp: 16_383, avif: 16_384 }

/**
 * Reads the header and says what developing the image would take.
 * @throws UndevelopableError when it is no image, or one over the limits
 */
export async function inspect(
  path: string,
  recipe: Recipe,
  limits: Limits,
  originalOf: OriginalOf = () => undefined
): Promise<Inspection> {
  await access(path)
  const header = await readHeader(path).catch((error) => {
    throw blame(error, [path])
  })
  const outputFormat = outputFormatOf(recipe.output, header.format)
  const animated = isAnimated(header) && canAnimate(outputFormat)
  const start = startPicture(header, animated)
  assertWithinLimits(start, limits, 'The image has')
  const watermarks = await openWatermarks(recipe.steps, originalOf)
  for (const { header } of watermarks.values()) {
    assertWithinLimits(startPicture(header, false), limits, 'The watermark has')
  }
  const operations = [
    ...operationsAfter(header),
    ...operationsOf(recipe.steps, watermarks),
    ...operationsFor(outputFormat)
  ]
  const segments = plan(start, operations)
  for (const { end, painted } of segments) {
    assertWithinLimits(painted?.end ?? end, limits, 'The print would have')
  }
  const last = segments.at(-1)
  if (last) assertFormatHolds(last.end, outputFormat)
  const memory =
    estimateMemory(header, segments, outputFormat, compares(outputFormat, recipe)) +
    watermarksMemory(watermarks)
  assertAffordable(memory, limits)
  return { ...header, memory, start, operations, outputFormat }
}

/** They are read one after the other, beside the picture on which they are laid. */
function watermarksMemory(watermarks: Watermarks): number {
  const each = [...watermarks.values()].map(({ header }) =>
    estimateMemory(header, plan(startPicture(header, false), []), 'tiff')
  )
  return Math.max(0, ...each)
}

/** libvips cannot turn several frames: on its side, an animation is its first one. */
function isAnimated({ frames, format, metadata: { orientation = 1 } }: Header): boolean {
  return frames > 1 && canAnimate(format) && orientation === 1
}

function assertWithinLimits({ width, height, frames }: Picture, limits: Limits, subject: string) {
  const side = Math.max(width, height)
  const pixels = width * height * frames
  const size = `${width} × ${height} pixels${frames > 1 ? ` in ${frames} frames` : ''}`
  const refuse = (limit: string, allowed: number, measured: number, what: string) => {
    const message = `${subject} ${size}; at most ${allowed} ${what} are allowed.`
    throw new UndevelopableError(message, { limit, allowed, measured })
  }
  if (side > limits.maxSide) refuse('MAX_SIDE', limits.maxSide, side, 'pixels a side')
  if (frames > limits.maxFrames) refuse('MAX_FRAMES', limits.maxFrames, frames, 'frames')
  if (pixels > limits.maxPixels) refuse('MAX_PIXELS', limits.maxPixels, pixels, 'pixels')
}

function assertFormatHolds({ width, height }: Picture, format: OutputFormat) {
  const allowed = LONGEST_SIDE[format]
  const measured = Math.max(width, height)
  if (allowed === undefined || measured <= allowed) return
  throw new UndevelopableError(
    `The print would have ${width} × ${height} pixels; ${format} holds at most ${allowed} a side.`,
    { allowed, measured }
  )
}

function assertAffordable(measured: number, { memory: allowed }: Limits) {
  if (allowed === undefined || measured <= allowed) return
  const needed = Math.ceil(measured / MEGABYTE)
  const have = Math.floor(allowed / MEGABYTE)
  throw new UndevelopableError(
    `Developing the image would take about ${needed} MB of memory; there are ${have} MB for it. More for the container, or MEMORY_MB, would help.`,
    { allowed, measured }
  )
}
