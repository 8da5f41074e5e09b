import type { OutputInfo, Sharp } from 'sharp'
import type { Output } from '#lib/recipes/recipe.ts'
import type { Kept } from '../metadata/keep-metadata.ts'
import type { Format, OutputFormat } from '../pipeline/format.ts'
import type { Operation } from '../pipeline/operation.ts'
import { type Picture, spaceOf } from '../pipeline/picture.ts'
import { writePng } from '../png/write-png.ts'

export type Animation = { delay?: number[] | undefined; loop?: number | undefined }

export type Encoding = { output: Output; animation: Animation; kept: Kept; outputPath: string }

type Encoder = (pipeline: Sharp, encoding: Pick<Encoding, 'output' | 'animation'>) => Sharp

const MOST_EFFORT = 9
/** In milliseconds: what sharp takes. A GIF may ask for ten times as much. */
const LONGEST_DELAY = 65_535
const WEBP_EFFORT = 6
/** From these efforts on, a JPEG gets Huffman tables of its own, then also scans (mozjpeg). */
const OPTIMISED_EFFORT = 3
const MOZJPEG_EFFORT = 7

const encoders: Record<Exclude<Format, 'png'>, Encoder> = {
  jpeg: (pipeline, { output: { quality = 80, progressive, effort = 0 } }) =>
    pipeline.jpeg({
      quality,
      progressive,
      optimiseCoding: effort >= OPTIMISED_EFFORT,
      mozjpeg: effort >= MOZJPEG_EFFORT
    }),
  webp: (pipeline, { output: { quality = 80, lossless, effort }, animation }) =>
    pipeline.webp({
      quality,
      lossless,
      ...(effort !== undefined && { effort: Math.round((effort * WEBP_EFFORT) / MOST_EFFORT) }),
      ...given(animation)
    }),
  avif: (pipeline, { output: { quality = 50, lossless, effort = 1 } }) =>
    pipeline.avif({ quality, lossless, effort }),
  gif: (pipeline, { output: { effort = 0 }, animation }) =>
    pipeline.gif({ effort: effort + 1, ...given(animation) }),
  tiff: (pipeline) => pipeline.tiff({ compression: 'deflate', predictor: 'horizontal' })
}

const DEEP_FORMATS: string[] = ['png', 'tiff'] satisfies Format[]

/** Operations without which this format could not hold the picture. */
export function operationsFor(format: OutputFormat): Operation[] {
  return format === 'jpeg' ? [onWhite] : []
}

/** Whether a JPEG's coefficients are all known before the first of them is written. */
export function buffersJpeg({ progressive, effort = 0 }: Output): boolean {
  return progressive || effort >= OPTIMISED_EFFORT
}

/** Encodes the print into a file at `outputPath`. */
export async function encode(
  pipeline: Sharp,
  picture: Picture,
  { format, outputPath, ...encoding }: Encoding & { format: Format }
): Promise<OutputInfo> {
  pipeline.toColourspace(spaceOf(picture.gray, picture.deep && DEEP_FORMATS.includes(format)))
  encoding.kept.attach(pipeline, format)
  const info = await write(pipeline, picture, { ...encoding, format, outputPath })
  await encoding.kept.complete(outputPath, format)
  return info
}

function write(
  pipeline: Sharp,
  picture: Picture,
  { format, outputPath, ...encoding }: Encoding & { format: Format }
): Promise<OutputInfo> {
  if (format === 'png') return writePng(pipeline, picture, { ...encoding.output, outputPath })
  return encoders[format](pipeline, encoding).toFile(outputPath)
}

/** JPEG has no alpha: transparency turns white, like paper. */
const onWhite: Operation = {
  ways: ({ alpha }) =>
    alpha
      ? [{ from: 'flatten', apply: (pipeline) => pipeline.flatten({ background: '#ffffff' }) }]
      : [],
  after: (before) => ({ ...before, alpha: false })
}

function given({ delay, loop }: Animation) {
  const capped = delay?.map((each) => Math.min(each, LONGEST_DELAY))
  return { ...(capped && { delay: capped }), ...(loop !== undefined && { loop }) }
}
