import { imageId } from '#lib/images/ids.ts'
import type { Image, Images } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'

/**
 * A malformed id never reaches the storage as a path.
 * @throws Problem no-such-image
 */
export async function findImage(images: Pick<Images, 'read'>, id: string): Promise<Image> {
  const image = imageId.safeParse(id).success ? await images.read(id) : undefined
  if (!image) throw new Problem('no-such-image', { parameters: { id } })
  return image
}
