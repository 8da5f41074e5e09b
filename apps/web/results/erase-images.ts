import type { Images } from '#lib/images/images.ts'
import type { JobPublisher } from '../plugins/publisher.ts'

type Needs = { images: Pick<Images, 'erase'>; publisher: Pick<JobPublisher, 'announce'> }

/** Erases the image with all its results, and tells who looks at it or waits for it. */
export function eraseImage(needs: Needs, id: string): Promise<void> {
  return eraseImages(needs, [id])
}

/** `last`: what goes with them. Told when all is gone, so that who listens finds it so. */
export async function eraseImages(
  { images, publisher }: Needs,
  ids: string[],
  last = async () => {}
): Promise<void> {
  await Promise.all(ids.map(images.erase))
  await last()
  for (const image of ids) publisher.announce({ image, recipe: '', status: 'deleted' })
}
