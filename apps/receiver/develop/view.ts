import type { Sharp } from 'sharp'
import type { Shown } from '#lib/broker/view.ts'
import { parseRecipe, type Recipe } from '#lib/recipes/recipe.ts'
import { startPicture } from '../pipeline/decode.ts'
import { type Picture, spaceOf } from '../pipeline/picture.ts'
import { freePixels } from '../pipeline/pixels.ts'
import { classifyError } from '../pipeline/undevelopable.ts'
import type { PreviewOf } from '../pool/protocol.ts'
import { examine } from '../source/examine.ts'
import type { OriginalOf } from '../source/watermarks.ts'
import { openLastRun } from './develop.ts'
import { type Inspection, inspect, type Limits } from './inspect.ts'
import { previewSteps } from './preview-steps.ts'

/** Looked at for a moment, and waited for: small enough, and made in a third of the usual time. */
const VIEW = { quality: 80, effort: 0 }
const FLAT = { name: 'flatten', parameters: { background: 'ffffff' } } as const

/** `path`: of the file that was inspected. */
type Inspected = { path: string; inspection: Inspection }

type Options = Limits & { originalOf?: OriginalOf }

/**
 * Plans a preview from the small copy of an original at `path`.
 * @throws UndevelopableError
 */
export async function inspectPreview(
  path: string,
  { recipe, whole, side }: PreviewOf,
  options: Options
): Promise<Inspection & { shown: Shown }> {
  const { header } = await examine(path, 'image')
  const copy = startPicture(header, false)
  const { steps, ...shown } = previewSteps(recipe.steps, { whole, copy, side })
  const losesAlpha = recipe.output.format === 'jpeg'
  const scaled: Recipe = {
    ...parseRecipe('output'),
    steps: losesAlpha ? [...steps, FLAT] : steps
  }
  return { ...(await inspect(path, scaled, options)), shown }
}

/** Writes what was inspected as a WebP. @throws UndevelopableError */
export const writeView = (inspected: Inspected, limits: Limits, to: string) =>
  write(inspected, limits, (pipeline) => pipeline.webp(VIEW).toFile(to))

/** Writes what was inspected without loss or compression. @throws UndevelopableError */
export const writeCopy = (inspected: Inspected, limits: Limits, to: string) =>
  write(inspected, limits, (pipeline) => pipeline.tiff({ compression: 'none' }).toFile(to))

async function write(
  { path, inspection }: Inspected,
  limits: Limits,
  writeTo: (pipeline: Sharp) => Promise<unknown>
): Promise<void> {
  try {
    const source = await inspection.reading?.read()
    const { pipeline, picture, pixels } = await openLastRun(inspection, { limits, source })
    await writeTo(pipeline.toColourspace(space(picture)))
    if (pixels) await freePixels(pixels)
  } catch (error) {
    throw await classifyError(error, path)
  }
}

const space = ({ gray }: Picture) => spaceOf(gray, false)
