import { setTimeout as delay } from 'node:timers/promises'
import { type Images, LATE_MS } from '#lib/images/images.ts'
import { inPieces } from '#lib/in-pieces.ts'
import type { Log } from '#lib/logger.ts'
import { SECOND_MS } from '#lib/units.ts'
import type { JobPublisher } from '../plugins/publisher.ts'

type Swept = { images: Pick<Images, 'erase'>; publisher: Pick<JobPublisher, 'announce'> }
type Needs = { images: Pick<Images, 'erase' | 'eraseLate'>; log: Pick<Log, 'warn'> } & Swept

/**
 * Erases an old image with all its results, and notifies whoever watches or waits for them. A later sweep
 * finds what a receiver writes to it meanwhile.
 */
export async function eraseOld({ images, publisher }: Swept, image: string): Promise<void> {
  await images.erase(image)
  publisher.announce({ image, recipe: '', status: 'deleted' })
}

/**
 * Erases images that may be at work. `last` erases what belongs to them. Nothing is announced before
 * all is erased, so that whoever hears of it finds nothing.
 */
export async function eraseImages(
  { images, publisher, log }: Needs,
  ids: string[],
  last = async () => {}
): Promise<void> {
  await inPieces(ids, images.erase)
  await last()
  for (const image of ids) publisher.announce({ image, recipe: '', status: 'deleted' })
  void eraseLate(images, ids).catch((err) => log.warn({ err }, 'erased images not looked at again'))
}

/** A web that stops before that leaves it to the sweep. */
async function eraseLate(images: Needs['images'], ids: string[]): Promise<void> {
  await delay(LATE_MS + SECOND_MS, undefined, { ref: false })
  await inPieces(ids, images.eraseLate)
}
