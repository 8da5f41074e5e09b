import type { Sharp } from 'sharp'
import type { Operation } from './operation.ts'
import type { Picture, Pixels } from './picture.ts'
import { freePixels, openPixels, readPixels } from './pixels.ts'
import { firstSegment, isLast, type Segment, segmentAfter } from './plan.ts'

/** The last pipeline, yet to run, and the picture that it yields; free its source, `pixels`, after. */
export type LastRun = { pipeline: Sharp; picture: Picture; pixels: Pixels | undefined }

/** Runs all operations up to the last sharp pipeline. `open` opens the source of the first. */
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

/** The same from pixels in memory, which are freed. */
export async function runFrom(source: Pixels, operations: Operation[]): Promise<LastRun> {
  const last = await runToLast(source.picture, operations, () => openPixels(source))
  if (!last.pixels) return { ...last, pixels: source }
  await freePixels(source)
  return last
}

/** Applies the operations to a copy of the pixels. */
export async function treatCopy(source: Pixels, operations: Operation[]): Promise<Pixels> {
  const { pipeline, picture, pixels } = await runToLast(source.picture, operations, () =>
    openPixels(source)
  )
  const treated = await readPixels(pipeline, picture)
  if (pixels) await freePixels(pixels)
  return treated
}

/** Paints the pixels that the segment read, and frees those no longer needed. */
async function finish({ painted }: Segment, read: Pixels, before: Pixels | undefined) {
  const made = painted ? await painted.operation.paint(read) : read
  if (before && before !== read) await freePixels(before)
  if (made !== read) await freePixels(read)
  return made
}
