import type { Sharp } from 'sharp'
import type { Recipe } from '#lib/recipe.ts'
import { openOriginal } from './decode.ts'
import { type Encoding, encode, type Target } from './encode.ts'
import { compares, encodeWithin } from './encode-within.ts'
import type { Inspection, Limits } from './inspect.ts'
import type { Picture } from './operation.ts'
import { openPixels, type Pixels, readPixels, release } from './pixels.ts'
import { isLast, nextSegment, type Segment } from './plan.ts'
import { blame } from './undevelopable.ts'

export type Print = { format: string; width: number; height: number }

/**
 * Reads the original at `path` and writes its print to `target`: decoded once, encoded once.
 * @throws UndevelopableError when the image is broken; whatever else was thrown is the machine's
 */
export async function develop(
  path: string,
  inspection: Inspection,
  recipe: Recipe,
  target: string,
  limits: Limits
): Promise<Print> {
  try {
    const { pipeline, picture, pixels } = await prepare(path, inspection, limits)
    const asked = { output: recipe.output, animation: inspection.metadata, target }
    const print = await write(pipeline, picture, inspection.target, asked)
    if (pixels) await release(pixels)
    return print
  } catch (error) {
    throw blame(error, [path, target])
  }
}

/** All steps but the last run of sharp, which gives this picture; it may read from `pixels`. */
export async function prepare(path: string, { start, operations }: Inspection, limits: Limits) {
  const run = (segment: Segment, pixels?: Pixels) => {
    const opened = pixels ? openPixels(pixels) : openOriginal(path, segment, limits.maxPixels)
    return segment.ways.reduce((pipeline, way) => way.apply(pipeline), opened)
  }
  let segment = nextSegment(start, operations)
  let pixels: Pixels | undefined
  while (!isLast(segment)) {
    const idle = pixels && segment.ways.length === 0
    const read = idle ? pixels : await readPixels(run(segment, pixels), segment.end)
    pixels = await finish(segment, read as Pixels, pixels)
    segment = nextSegment(pixels.picture, segment.rest)
  }
  return { pipeline: run(segment, pixels), picture: segment.end, pixels }
}

async function write(
  pipeline: Sharp,
  picture: Picture,
  target: Target,
  asked: Encoding & { target: string }
): Promise<Print> {
  const { format, info } =
    target === 'best' || compares(target, asked)
      ? await encodeWithin(pipeline, picture, target, asked)
      : { format: target, info: await encode(pipeline, picture, target, asked) }
  const { width, height, pageHeight = height } = info
  return { format, width, height: pageHeight }
}

/** Paints what the segment read, and lets go of the pixels that are no longer needed. */
async function finish({ painted }: Segment, read: Pixels, before: Pixels | undefined) {
  const made = painted ? await painted.operation.paint(read) : read
  if (before && before !== read) await release(before)
  if (made !== read) await release(read)
  return made
}
