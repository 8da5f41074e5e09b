import type { Failure, RefusalCode } from '#lib/failures/failure.ts'
import type { Subject } from '#lib/failures/refusals.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { operationsFor } from '../encode/encode.ts'
import { compares } from '../encode/fit-bytes.ts'
import { type Header, operationsAfter, startPicture } from '../pipeline/decode.ts'
import { canAnimate, type OutputFormat, outputFormatOf } from '../pipeline/format.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'
import { plan } from '../pipeline/plan.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import type { Limits } from '../pool/protocol.ts'
import type { Probe } from '../probe/probe.ts'
import { examine } from '../source/examine.ts'
import { type OriginalOf, openWatermarks } from '../source/watermarks.ts'
import { operationsOf } from '../treatments/index.ts'
import { sourceOf } from './decoding-memory.ts'
import { estimateMemory } from './estimate-memory.ts'
import { metadataBytes } from './metadata-bytes.ts'
import { watermarksMemory } from './watermarks-memory.ts'

export type { Limits }
export { UndevelopableError }

export type Inspection = Header & {
  /** Estimated peak bytes of decoding, treating and encoding. */
  memory: number
  start: Picture
  operations: Operation[]
  outputFormat: OutputFormat
  structure: Probe
}

/** The longest side, in pixels, that a format can store; the others exceed any limit of ours. */
const LONGEST_SIDE: Partial<Record<OutputFormat, number>> = { webp: 16_383, avif: 16_384 }

/**
 * Looks at how the file is made, reads the header, plans the operations and estimates the memory
 * that they take.
 * @throws UndevelopableError when the file is not an image, or exceeds a limit
 */
export async function inspect(
  path: string,
  recipe: Recipe,
  { originalOf = () => undefined, ...limits }: Limits & { originalOf?: OriginalOf }
): Promise<Inspection> {
  const { header, structure } = await examine(path, 'image')
  const outputFormat = outputFormatOf(recipe.output, header.format)
  const animated = isAnimated(header) && canAnimate(outputFormat)
  const start = startPicture(header, animated)
  assertWithinLimits(start, limits, 'image')
  assertNotEmpty(structure)
  const watermarks = await openWatermarks(recipe.steps, originalOf)
  for (const { header, structure } of watermarks.values()) {
    assertWithinLimits(startPicture(header, false), limits, 'watermark')
    assertNotEmpty(structure)
  }
  const operations = [
    ...operationsAfter(header, start),
    ...operationsOf(recipe.steps, watermarks),
    ...operationsFor(outputFormat)
  ]
  const segments = plan(start, operations)
  for (const { end, painted } of segments) {
    assertWithinLimits(painted?.end ?? end, limits, 'print')
  }
  const last = segments.at(-1)
  if (last) assertFormatHolds(last.end, outputFormat)
  const memory =
    estimateMemory(sourceOf(header, structure), segments, {
      format: outputFormat,
      compared: compares(outputFormat, recipe),
      output: recipe.output
    }) +
    watermarksMemory(watermarks) +
    heldBytes(header, structure) +
    structureBytes([structure, ...Array.from(watermarks.values(), (one) => one.structure)])
  assertAffordable(memory, limits)
  return { ...header, memory, start, operations, outputFormat, structure }
}

/** Of a file that is read from memory, unless it is so small that a decoder's buffers take as much. */
function heldBytes({ source }: Header, { file }: Probe): number {
  return typeof source === 'string' || source === file ? 0 : source.length
}

/** Beside what pictures of this size and kind take. */
function structureBytes(structures: Probe[]): number {
  return structures.reduce((sum, made) => sum + metadataBytes(made) + made.unseenBytes, 0)
}

function isAnimated({ frames, format }: Header): boolean {
  return frames > 1 && canAnimate(format)
}

function assertWithinLimits(picture: Picture, limits: Limits, subject: Subject) {
  const { width, height, frames } = picture
  const exceeded = (variable: string, measured: number, allowed: number) =>
    measured > allowed && { variable, allowed, measured }
  const tooLong = exceeded('MAX_SIDE', Math.max(width, height), limits.maxSide)
  if (tooLong)
    refuse({ code: 'side-too-long', parameters: { subject, width, height, limit: tooLong } })
  const tooMany = exceeded('MAX_FRAMES', frames, limits.maxFrames)
  if (tooMany) refuse({ code: 'too-many-frames', parameters: { subject, frames, limit: tooMany } })
  const limit = exceeded('MAX_PIXELS', width * height * frames, limits.maxPixels)
  if (!limit) return
  refuse({ code: 'too-many-pixels', parameters: { subject, width, height, frames, limit } })
}

function assertNotEmpty({ empty }: Probe) {
  if (empty) refuse({ code: 'cut-short', parameters: {} })
}

function assertFormatHolds({ width, height }: Picture, format: OutputFormat) {
  const allowed = LONGEST_SIDE[format]
  const measured = Math.max(width, height)
  if (allowed === undefined || measured <= allowed) return
  const limit = { allowed, measured }
  refuse({ code: 'too-long-for-format', parameters: { format, width, height, limit } })
}

function assertAffordable(measured: number, { memory: allowed }: Limits) {
  if (allowed === undefined || measured <= allowed) return
  const limit = { variable: 'MEMORY_MB', allowed, measured }
  refuse({ code: 'too-much-memory', parameters: { limit } })
}

function refuse(failure: Failure<RefusalCode>): never {
  throw new UndevelopableError(failure)
}
