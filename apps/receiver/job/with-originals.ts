import { type Images, originalKey } from '#lib/images/images.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { watermarkIds } from '#lib/recipes/watermark-ids.ts'
import type { Originals } from '../pool/protocol.ts'

type Use<T> = (originals: Originals) => Promise<T>

/**
 * Opens the original, or what lies at `key`, and the recipe's watermarks as local files while `use`
 * runs.
 */
export async function withOriginals<T>(
  images: Images,
  { image, recipe, key = originalKey(image) }: { image: string; recipe: Recipe; key?: string },
  use: Use<T>
): Promise<T> {
  const watermarks: Originals['watermarks'] = {}

  async function open([id, ...others]: string[]): Promise<T> {
    if (id === undefined) {
      return images.storage.withFile(key, (path) => use({ path, watermarks }))
    }
    if (!(await images.read(id))) return open(others)
    return images.storage.withFile(originalKey(id), (path) => {
      watermarks[id] = path
      return open(others)
    })
  }
  return open(watermarkIds(recipe.steps))
}
