import type { Sharp } from 'sharp'
import type { Recipe } from '#lib/recipe.ts'
import { openOriginal } from './decode.ts'
import { encode } from './encode.ts'
import type { Inspection, Limits } from './inspect.ts'
import { openPixels, type Pixels, readPixels } from './pixels.ts'
import type { Segment } from './plan.ts'
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
  const paths = [path, target]
  const { segments, metadata, target: format } = inspection
  const pipeline = await run(segments, (first) => open(path, first, limits), paths)
  const picture = (segments.at(-1) as Segment).end
  const encoding = { quality: recipe.output.quality, animation: metadata }
  const info = await encode(pipeline, picture, format, encoding)
    .toFile(target)
    .catch((error) => {
      throw blame(error, paths)
    })
  return { format, width: info.width, height: info.pageHeight ?? info.height }
}

function open(path: string, { start, ways }: Segment, { maxPixels }: Limits): Sharp {
  return openOriginal(path, { animated: start.frames > 1, maxPixels, ways })
}

/** All but the last segment end in pixels; the last is left to the encoder. */
async function run(segments: Segment[], openFirst: (first: Segment) => Sharp, paths: string[]) {
  let pixels: Pixels | undefined
  for (const segment of segments) {
    let pipeline = pixels ? openPixels(pixels) : openFirst(segment)
    for (const way of segment.ways) pipeline = way.apply(pipeline)
    if (segment === segments.at(-1)) return pipeline
    pixels = await readPixels(pipeline, segment.end).catch((error) => {
      throw blame(error, paths)
    })
    pixels = segment.painted ? await segment.painted.operation.paint(pixels) : pixels
  }
  throw new Error('No segments')
}
