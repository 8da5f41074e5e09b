import type { Step } from '#lib/recipes/recipe.ts'
import { watermarkIds } from '#lib/recipes/watermark-ids.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import { type Examined, examine } from './examine.ts'

/** Another image, which a recipe draws over the one it develops. */
export type Watermark = Examined & { path: string }
export type Watermarks = Map<string, Watermark>

/** The path of an image's original, or undefined if there is none (any more). */
export type OriginalOf = (id: string) => string | undefined

/** @throws UndevelopableError when one is gone, or is not an image */
export async function openWatermarks(steps: Step[], originalOf: OriginalOf): Promise<Watermarks> {
  const watermarks: Watermarks = new Map()
  for (const id of watermarkIds(steps)) {
    const path = originalOf(id)
    if (!path) throw new UndevelopableError({ code: 'watermark-gone', parameters: { image: id } })
    watermarks.set(id, { path, ...(await examine(path, 'watermark')) })
  }
  return watermarks
}
