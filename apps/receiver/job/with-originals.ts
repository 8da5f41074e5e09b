import { type Images, originalKey } from '#lib/images/images.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { type OriginalOf, watermarkIds } from '../pipeline/watermark-sources.ts'

type Use<T> = (path: string, originalOf: OriginalOf) => Promise<T>

/** Opens the original and the recipe's watermarks as local files while `use` runs. */
export async function withOriginals<T>(
  images: Images,
  { image, recipe }: { image: string; recipe: Recipe },
  use: Use<T>
): Promise<T> {
  const paths = new Map<string, string>()

  async function open([id, ...others]: string[]): Promise<T> {
    if (id === undefined) {
      return images.storage.withFile(originalKey(image), (path) => use(path, (id) => paths.get(id)))
    }
    if (!(await images.read(id))) return open(others)
    return images.storage.withFile(originalKey(id), (path) => {
      paths.set(id, path)
      return open(others)
    })
  }
  return open(watermarkIds(recipe.steps))
}
