import type { Config } from '#lib/config.ts'
import type { Images } from '#lib/images/images.ts'
import { inPieces } from '#lib/in-pieces.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import { Problem } from '../http/problem.ts'
import { tooManyOfImage } from '../recipes/few-recipes.ts'
import type { Wanted } from './wait-for-results.ts'

/** What one request may ask for, and what one answer tells of a batch: some megabytes of JSON. */
export const MAX_TOGETHER = 10_000

type Needs = { images: Pick<Images, 'countResults'>; config: Pick<Config, 'maxResults'> }

/** @throws Problem too-many-results */
export function assertFewWanted(measured: number) {
  if (measured <= MAX_TOGETHER) return
  const limit = { allowed: MAX_TOGETHER, measured }
  throw new Problem('too-many-results', { parameters: { per: 'request', limit } })
}

/** @throws Problem too-many-results */
export function assertFewInBatch(measured: number) {
  if (measured <= MAX_TOGETHER) return
  const limit = { allowed: MAX_TOGETHER, measured }
  throw new Problem('too-many-results', { parameters: { per: 'batch', limit } })
}

/** `added`: results that are new to their images. @throws Problem too-many-results */
export async function assertFewOfEach({ images, config }: Needs, added: Wanted[]) {
  const prints = Map.groupBy(added.filter(isPrint), ({ image }) => image)
  await inPieces([...prints], async ([image, ofImage]) => {
    const measured = (await images.countResults(image)) + ofImage.length
    if (measured > config.maxResults) throw tooManyOfImage(config.maxResults, measured)
  })
}

/** Whether these images may have so many more results. @throws Problem too-many-results */
export async function assertRoomInBatch(
  { images }: Pick<Needs, 'images'>,
  ids: string[],
  added: number
) {
  const counts = await inPieces(ids, (id) => images.countResults(id))
  assertFewInBatch(counts.reduce((sum, count) => sum + count, added))
}
