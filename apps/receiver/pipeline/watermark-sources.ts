import type { Step } from '#lib/recipes/recipe.ts'
import { watermarkIds } from '#lib/recipes/watermark-ids.ts'
import { type Header, readHeader } from './decode.ts'
import { classifyError, UndevelopableError } from './undevelopable.ts'

/** Another image, which a recipe draws over the one it develops. */
export type Watermark = { path: string; header: Header }
export type Watermarks = Map<string, Watermark>

/** The path of an image's original, or undefined if there is none (any more). */
export type OriginalOf = (id: string) => string | undefined

/** @throws UndevelopableError when one is gone, or is not an image */
export async function openWatermarks(steps: Step[], originalOf: OriginalOf): Promise<Watermarks> {
  const watermarks: Watermarks = new Map()
  for (const id of watermarkIds(steps)) {
    const path = originalOf(id)
    if (!path) throw new UndevelopableError({ code: 'watermark-gone', parameters: { image: id } })
    const header = await readHeader(path).catch(async (error) => {
      throw await classifyError(error, path)
    })
    watermarks.set(id, { path, header })
  }
  return watermarks
}
