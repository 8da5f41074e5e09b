import { type Asked, createJob } from '#lib/broker/job.ts'
import type { Config } from '#lib/config.ts'
import type { Image, Images } from '#lib/images/images.ts'
import type { Mark, MarkOf } from '#lib/images/pending-marks.ts'
import { queuedState, type ResultState } from '#lib/images/result-state.ts'
import { inPieces } from '#lib/in-pieces.ts'
import type { Log } from '#lib/logger.ts'
import { keyNameOf } from '../http/client-of.ts'
import type { JobPublisher } from '../plugins/publisher.ts'
import type { QueueLimit } from '../plugins/queue-limit.ts'
import type { Quotas } from '../quotas/quotas.ts'
import type { FairShare } from './fair-share.ts'
import { assertFewOfEach, assertFewWanted } from './result-limits.ts'
import type { Wanted } from './wait-for-results.ts'

type Needs = {
  images: Images
  publisher: JobPublisher
  lanes: Pick<FairShare, 'choose' | 'settle'>
  log: Log
}
type RequestNeeds = Needs & {
  queueLimit: QueueLimit
  config: Pick<Config, 'maxResults'>
  quotas: Pick<Quotas, 'assertRoom'>
}
type Asking = { recipes: string[]; client: string }
type Known = Wanted & { state: ResultState | undefined; client: string }

/**
 * Accepts a new image: writes it and the marks of its results, then publishes the jobs. If web dies in
 * between, the marks bring the jobs back. Returns the states of its results.
 */
export async function acceptImage(
  needs: Needs,
  image: Image,
  { recipes, client }: Asking
): Promise<ResultState[]> {
  const moments = momentsFor(recipes)
  const markedAt = new Date().toISOString()
  const marks = recipes.map((recipe, i): Mark => {
    const askedAt = moments[i] ?? ''
    const lane = needs.lanes.choose(client, { image: image.id, recipe })
    return { recipe, askedAt, markedAt, lane }
  })
  const writes = [
    () => needs.images.save({ ...image, recipes }),
    ...marks.map((mark) => () => needs.images.mark(image.id, mark))
  ]
  await inPieces(writes, (write) => write())
  const { format, bytes } = image.original
  await inPieces(marks, (mark, i) =>
    enqueue(needs, { ...mark, image: image.id }, { format, isFirst: i === 0 })
  )
  const accepted = { image: image.id, recipe: recipes.join(' '), format, bytes }
  needs.log.info({ ...accepted, key: keyNameOf(client) }, 'image accepted')
  return marks.map(queuedState)
}

/**
 * Requests results of existing images: all of them, or none when the queue has no room for all.
 * Those that are waiting or done are left alone.
 * @throws Problem queue-full, too-many-results, quota-full
 */
export async function requestResults(needs: RequestNeeds, wanted: Wanted[], client: string) {
  assertFewWanted(wanted.length)
  const known = await inPieces(wanted, async (one) => ({
    ...one,
    client,
    state: await needs.images.readState(one.image, one.recipe)
  }))
  const waiting = known.filter(({ state }) => state?.status === 'queued')
  await inPieces(waiting, ({ image, recipe }) => needs.images.keepMark(image, recipe))
  const missing = known.filter(({ state }) => !state || state.status === 'failed')
  if (missing.length === 0) return
  await assertFewOfEach(
    needs,
    missing.filter(({ state }) => !state)
  )
  await needs.quotas.assertRoom(0)
  const moments = momentsFor(missing)
  await needs.queueLimit.withRoomFor({ jobs: missing.length, client }, () =>
    inPieces(missing, (one, i) => request(needs, one, moments[i]))
  )
}

/** One that has failed keeps its place among the results. */
async function request(needs: Needs, { image, recipe, state, client }: Known, now = '') {
  const lane = needs.lanes.choose(client, { image, recipe })
  const mark = await needs.images.ask(image, { recipe, askedAt: state?.askedAt || now, lane })
  // somebody else has asked for it at the same time
  if (!mark) return needs.lanes.settle({ image, recipe })
  await enqueue(needs, { ...mark, image })
  needs.log.info({ image, recipe, key: keyNameOf(client) }, 'result requested')
}

/** Results are sorted by the time of their request, so no two may share it. ISO 8601. */
function momentsFor(results: unknown[]): string[] {
  const now = Date.now()
  return results.map((_, i) => new Date(now + i).toISOString())
}

/**
 * Announced first, so that nobody hears of `processing` before `queued`. `known`: of a new image, so that
 * its receiver need not read what is written here.
 */
async function enqueue(
  { publisher }: Needs,
  { image, recipe, lane, askedAt, markedAt }: MarkOf,
  known?: Pick<Asked, 'format' | 'isFirst'>
) {
  publisher.announce({ image, recipe, status: 'queued', lane })
  const asked = known && { askedAt, markedAt, sentAt: new Date().toISOString(), ...known }
  await publisher.publish(createJob(image, recipe), { lane, publishedAt: markedAt, asked })
}
