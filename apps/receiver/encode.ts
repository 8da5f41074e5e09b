import type { OutputInfo, Sharp } from 'sharp'
import type { Output } from '#lib/recipe.ts'
import type { Operation, Picture } from './operation.ts'
import { writePng } from './png/write-png.ts'

export type Format = Exclude<Output['format'], 'original'>
export type Animation = { delay?: number[] | undefined; loop?: number | undefined }

type Encoding = { quality?: number | undefined; animation: Animation }

/** The formats of the prints. */
const encoders: Record<Exclude<Format, 'png'>, (pipeline: Sharp, encoding: Encoding) => Sharp> = {
  jpeg: (pipeline, { quality = 80 }) => pipeline.jpeg({ quality, optimiseCoding: false }),
  webp: (pipeline, { quality = 80, animation }) => pipeline.webp({ quality, ...given(animation) }),
  avif: (pipeline, { quality = 50 }) => pipeline.avif({ quality, effort: 1 }),
  gif: (pipeline, { animation }) => pipeline.gif({ effort: 1, ...given(animation) }),
  tiff: (pipeline) => pipeline.tiff({ compression: 'deflate', predictor: 'horizontal' })
}

const ANIMATED: string[] = ['gif', 'webp'] satisfies Format[]

export function formatOf({ format }: Output, original: string): Format {
  return format === 'original' ? (original as Format) : format
}

/** Whether it can hold several frames: to read as well as to write. */
export function canAnimate(format: string): boolean {
  return ANIMATED.includes(format)
}

/** What must be done to the picture before this format can hold it. */
export function operationsFor(format: Format): Operation[] {
  return format === 'jpeg' ? [onWhite] : []
}

/** Writes the print to `target`. */
export async function encode(
  pipeline: Sharp,
  picture: Picture,
  format: Format,
  { target, ...encoding }: Encoding & { target: string }
): Promise<OutputInfo> {
  pipeline.toColourspace(picture.gray ? 'b-w' : 'srgb')
  if (format === 'png') return writePng(pipeline, picture, target)
  return encoders[format](pipeline, encoding).toFile(target)
}

/** JPEG has no alpha: what shows through is white, as paper. */
const onWhite: Operation = {
  ways: ({ alpha }) =>
    alpha
      ? [{ from: 'flatten', apply: (pipeline) => pipeline.flatten({ background: '#ffffff' }) }]
      : [],
  after: (before) => ({ ...before, alpha: false })
}

function given({ delay, loop }: Animation) {
  return { ...(delay && { delay }), ...(loop !== undefined && { loop }) }
}
