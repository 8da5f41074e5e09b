import type { OutputInfo, Sharp } from 'sharp'
import type { Carried, Colours } from '#lib/images/metadata.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { type Encoding, encode } from '../encode/encode.ts'
import { compares, fitBytes } from '../encode/fit-bytes.ts'
import { keepMetadata } from '../metadata/keep-metadata.ts'
import { openOriginal } from '../pipeline/decode.ts'
import type { Format, OutputFormat } from '../pipeline/format.ts'
import type { Picture, Pixels } from '../pipeline/picture.ts'
import { freePixels } from '../pipeline/pixels.ts'
import { type LastRun, runFrom, runToLast } from '../pipeline/run.ts'
import { classifyError } from '../pipeline/undevelopable.ts'
import { coloursFrom } from './colours.ts'
import type { Inspection, Limits } from './inspect.ts'

export type Print = { format: Format; width: number; height: number }

type Options = { recipe: Recipe; outputPath: string; limits: Limits }

/**
 * Develops the original at `path` into a print at `outputPath`.
 * @throws UndevelopableError when the image is broken, OutOfMemoryError; any other error is not the
 * image's fault
 */
export async function develop(
  path: string,
  inspection: Inspection,
  { recipe, outputPath, limits }: Options
): Promise<Print & { kept: (keyof Carried)[]; colours?: Colours }> {
  try {
    const { metadata, structure, outputFormat } = inspection
    const source = await inspection.reading?.read()
    // to decode it again, only for its colours, would take longer than any step
    const colours = source && (await coloursFrom(source))
    const { pipeline, picture, pixels } = await openLastRun(inspection, { limits, source })
    const original = { path, metadata, structure }
    const kept = await keepMetadata(original, { recipe, outputPath, picture })
    const asked = { outputFormat, output: recipe.output, animation: metadata, outputPath, kept }
    const print = await write(pipeline, picture, asked).finally(kept.close)
    if (pixels) await freePixels(pixels)
    return { ...print, kept: kept.names(print.format), ...(colours && { colours }) }
  } catch (error) {
    throw await classifyError(error, path)
  }
}

type From = { limits: Limits; source: Pixels | undefined }

/**
 * Runs all steps up to the last sharp pipeline, which is left to the caller. `source`: the pixels, if
 * they were read before all steps.
 */
export async function openLastRun(
  inspection: Inspection,
  { limits, source }: From
): Promise<LastRun> {
  const { start, operations } = inspection
  if (source) return runFrom(source, operations)
  return runToLast(start, operations, (segment) =>
    openOriginal(inspection, segment, limits.maxPixels)
  )
}

async function write(
  pipeline: Sharp,
  picture: Picture,
  asked: Encoding & { outputFormat: OutputFormat }
): Promise<Print> {
  const { outputFormat: format } = asked
  if (format === 'best' || compares(format, asked)) {
    const made = await fitBytes(pipeline, picture, asked)
    return printOf(made.format, made.info)
  }
  return printOf(format, await encode(pipeline, picture, { ...asked, format }))
}

function printOf(format: Format, info: OutputInfo): Print {
  const { width, height, pageHeight = height } = info
  return { format, width, height: pageHeight }
}
