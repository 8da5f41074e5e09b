import type { Sharp } from 'sharp'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { type Encoding, encode } from '../encode/encode.ts'
import { compares, fitBytes } from '../encode/fit-bytes.ts'
import { type Kept, keepMetadata } from '../metadata/keep-metadata.ts'
import { openOriginal } from '../pipeline/decode.ts'
import type { OutputFormat } from '../pipeline/format.ts'
import type { Picture } from '../pipeline/picture.ts'
import { release } from '../pipeline/pixels.ts'
import { runToLast } from '../pipeline/run.ts'
import { blame } from '../pipeline/undevelopable.ts'
import type { Inspection, Limits } from './inspect.ts'

export type Print = { format: string; width: number; height: number }

/**
 * Reads the original at `path` and writes its print to `target`: decoded once, encoded once.
 * @throws UndevelopableError when the image is broken; whatever else was thrown is the machine's
 */
export async function develop(
  path: string,
  inspection: Inspection,
  recipe: Recipe,
  outputPath: string,
  limits: Limits
): Promise<Print & { kept: Kept['names'] }> {
  try {
    const { metadata } = inspection
    const { pipeline, picture, pixels } = await openLastRun(path, inspection, limits)
    const kept = await keepMetadata(metadata, recipe.output.keep, {
      outputPath,
      format: inspection.outputFormat,
      gray: picture.gray
    })
    const asked = { output: recipe.output, animation: metadata, outputPath, kept }
    const print = await write(pipeline, picture, inspection.outputFormat, asked).finally(kept.close)
    if (pixels) await release(pixels)
    return { ...print, kept: kept.names }
  } catch (error) {
    throw blame(error)
  }
}

/** All steps but the last run of sharp. */
export function openLastRun(path: string, { start, operations }: Inspection, limits: Limits) {
  return runToLast(start, operations, (segment) => openOriginal(path, segment, limits.maxPixels))
}

async function write(
  pipeline: Sharp,
  picture: Picture,
  outputFormat: OutputFormat,
  asked: Encoding & { outputPath: string }
): Promise<Print> {
  const { format, info } =
    outputFormat === 'best' || compares(outputFormat, asked)
      ? await fitBytes(pipeline, picture, outputFormat, asked)
      : { format: outputFormat, info: await encode(pipeline, picture, outputFormat, asked) }
  const { width, height, pageHeight = height } = info
  return { format, width, height: pageHeight }
}
