import type { Sharp } from 'sharp'
import type { Operation } from './operation.ts'
import type { Picture, Pixels } from './picture.ts'
import { freePixels, openPixels, readPixels } from './pixels.ts'
import { firstSegment, isLast, type Segment, segmentAfter } from './plan.ts'

/** What is left to run, which gives this picture; it may read from `pixels`. */
export type LastRun = { pipeline: Sharp; picture: Picture; pixels: Pixels | undefined }

/** All operations but the last run of sharp. `open` gives the first its pixels. */
export async function runToLast(
  start: Picture,
  operations: Operation[],
  open: (segment: Segment) => Sharp
): Promise<LastRun> {
  const run = (segment: Segment, pixels?: Pixels) =>
    segment.ways.reduce(
      (pipeline, way) => way.apply(pipeline),
      pixels ? openPixels(pixels) : open(segment)
    )
  let segment = firstSegment(start, operations)
  let pixels: Pixels | undefined
  while (!isLast(segment)) {
    const read =
      pixels && !segment.runs ? pixels : await readPixels(run(segment, pixels), segment.end)
    pixels = await finish(segment, read, pixels)
    segment = segmentAfter(segment, pixels.picture)
  }
  const toBeGrayed = segment.ways.at(-1)?.leavesColours ?? false
  return { pipeline: run(segment, pixels), picture: { ...segment.end, toBeGrayed }, pixels }
}

/** Treats a copy of the pixels. */
export async function treatCopy(source: Pixels, operations: Operation[]): Promise<Pixels> {
  const { pipeline, picture, pixels } = await runToLast(source.picture, operations, () =>
    openPixels(source)
  )
  const treated = await readPixels(pipeline, picture)
  if (pixels) await freePixels(pixels)
  return treated
}

/** Paints what the segment read, and lets go of the pixels that are no longer needed. */
async function finish({ painted }: Segment, read: Pixels, before: Pixels | undefined) {
  const made = painted ? await painted.operation.paint(read) : read
  if (before && before !== read) await freePixels(before)
  if (made !== read) await freePixels(read)
  return made
}
