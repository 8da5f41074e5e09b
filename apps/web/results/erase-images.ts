import type { Images } from '#lib/images/images.ts'
import { inPieces } from '#lib/in-pieces.ts'
import type { JobPublisher } from '../plugins/publisher.ts'

type Needs = { images: Pick<Images, 'erase'>; publisher: Pick<JobPublisher, 'announce'> }

/** Erases the image with all its results, and notifies whoever watches or waits for them. */
export function eraseImage(needs: Needs, id: string): Promise<void> {
  return eraseImages(needs, [id])
}

/**
 * `last` erases what belongs to the images. Nothing is announced before all is erased, so that
 * whoever hears of it finds nothing.
 */
export async function eraseImages(
  { images, publisher }: Needs,
  ids: string[],
  last = async () => {}
): Promise<void> {
  await inPieces(ids, images.erase)
  await last()
  for (const image of ids) publisher.announce({ image, recipe: '', status: 'deleted' })
}
