import t from 'tap'
import { jobName } from '#lib/broker/job.ts'
import { eachLane, type Lane } from '#lib/broker/lanes.ts'
import type { MarkOf } from '#lib/images/pending-marks.ts'
import { SECOND_MS } from '#lib/units.ts'
import { createDeliveries } from '../../../apps/web/ledger/deliveries.ts'
import { createFindLost, type Sight } from '../../../apps/web/ledger/find-lost.ts'

const MARGIN_MS = 30 * SECOND_MS
const began = Date.now()
const secondsAgo = (seconds: number) => new Date(began - seconds * SECOND_MS).toISOString()

function markOf(seconds: number, lane: Lane = 'images'): MarkOf {
  const markedAt = secondsAgo(seconds)
  return { image: 'a'.repeat(22), recipe: 'grayscale', askedAt: markedAt, markedAt, lane }
}

/** A receiver has got a message that was published so long ago. */
function deliver(deliveries: Sight['deliveries'], seconds: number, lane: Lane = 'images') {
  const event = { version: 1, image: 'b'.repeat(22), recipe: 'sepia', status: 'done' } as const
  deliveries.hear({ ...event, lane, publishedAt: secondsAgo(seconds) })
}

type Counts = Partial<Sight['counts']> & { lane?: number }

/** How often in a row a mark is looked at before it is lost, at most three times; 0: never. */
async function looksUntilLost(mark: MarkOf, sight: Omit<Partial<Sight>, 'counts'>, counts: Counts) {
  const { lane = 1, ...others } = counts
  const findLost = createFindLost()
  const lanes = { first: lane, images: lane, bulk: lane }
  async function* marks() {
    yield mark
  }
  for (let looks = 1; looks <= 3; looks++) {
    const seen = findLost(marks(), {
      countedAt: Date.now(),
      counts: { queued: 3 * lane, lanes, retrying: 0, dead: 0, receivers: 1, ...others },
      deliveries: createDeliveries(),
      inHand: new Set(),
      allReported: true,
      connectedAt: began - 1000 * SECOND_MS,
      republishedAt: eachLane(() => 0),
      marginMs: MARGIN_MS,
      ...sight
    })
    if ((await Array.fromAsync(seen)).length > 0) return looks
  }
  return 0
}

t.test('while messages wait in its lane, a job may be among them', async (t) => {
  t.equal(await looksUntilLost(markOf(900), {}, { lane: 1 }), 0)
})

t.test('a job is lost when nothing waits in its lane, at the second look', async (t) => {
  t.equal(await looksUntilLost(markOf(900), {}, { lane: 0 }), 2)
  t.equal(await looksUntilLost(markOf(10), {}, { lane: 0 }), 0, 'it may be published yet')
})

t.test(
  'a job is lost when one of its lane that came well after it has been delivered',
  async (t) => {
    const deliveries = createDeliveries()
    deliver(deliveries, 65)
    t.equal(await looksUntilLost(markOf(90), { deliveries }, {}), 0, 'not so much later')
    t.equal(await looksUntilLost(markOf(900, 'bulk'), { deliveries }, {}), 0, 'of another lane')
    t.equal(await looksUntilLost(markOf(100), { deliveries }, {}), 2)
  }
)

t.test('a job that a receiver has in hand is not lost', async (t) => {
  const mark = markOf(900)
  const inHand = new Set([jobName(mark)])
  t.equal(await looksUntilLost(mark, { inHand }, { lane: 0 }), 0)
})

t.test('a job that waits for a retry is not lost, however long another one waits', async (t) => {
  const mark = markOf(900)
  const deliveries = createDeliveries()
  const { image, recipe } = mark
  const event = { version: 1, image, recipe, status: 'queued' } as const
  deliveries.hear({ ...event, retryInSeconds: 600 })
  const counts = { lane: 0, retrying: 1 }
  t.equal(await looksUntilLost(mark, { deliveries }, counts), 0)
  const other = { ...mark, recipe: 'sepia' }
  t.equal(await looksUntilLost(other, { deliveries }, counts), 2, 'it was not heard of')
  t.equal(await looksUntilLost(mark, { deliveries }, { lane: 0 }), 2, 'no retry waits any more')
  deliveries.hear({ ...event, status: 'deleted' })
  t.equal(await looksUntilLost(mark, { deliveries }, { lane: 0, retrying: 0 }), 2)
})

t.test('a retry from before this process listened is waited for', async (t) => {
  const deliveries = createDeliveries()
  t.equal(await looksUntilLost(markOf(900), { deliveries }, { lane: 0, retrying: 1 }), 0)
})

t.test('what was published again counts from then on', async (t) => {
  const republishedAt = { ...eachLane(() => 0), images: began - 20 * SECOND_MS }
  t.equal(await looksUntilLost(markOf(900), { republishedAt }, { lane: 0 }), 0)
  t.equal(await looksUntilLost(markOf(900, 'bulk'), { republishedAt }, { lane: 0 }), 2)
})

t.test('what a broker lost is found at the first look after it was found again', async (t) => {
  const connectedAt = began - SECOND_MS
  t.equal(await looksUntilLost(markOf(2), { connectedAt }, { lane: 0 }), 1)
  t.equal(await looksUntilLost(markOf(2), { connectedAt }, { lane: 1 }), 0, 'it lost nothing')
  t.equal(await looksUntilLost(markOf(0.5), { connectedAt }, { lane: 0 }), 0, 'asked for since')
  const silent = { connectedAt, allReported: false }
  t.equal(await looksUntilLost(markOf(2), silent, { lane: 0 }), 0, 'a receiver may have it in hand')
  const long = { connectedAt: began - 100 * SECOND_MS, countedAt: began - 99 * SECOND_MS }
  t.equal(await looksUntilLost(markOf(900), long, { lane: 0 }), 1, 'however long the look takes')
})

t.test('so it is when others were published since', async (t) => {
  const connectedAt = began - 5 * SECOND_MS
  const deliveries = createDeliveries()
  deliver(deliveries, 6)
  t.equal(await looksUntilLost(markOf(7), { connectedAt, deliveries }, {}), 0, 'it lost nothing')
  deliver(deliveries, 4)
  t.equal(await looksUntilLost(markOf(7), { connectedAt, deliveries }, {}), 1)
  t.equal(await looksUntilLost(markOf(7, 'bulk'), { connectedAt, deliveries }, {}), 0)
})

t.test('a clock that was put back by an hour hides no lost job, and makes none', async (t) => {
  const HOUR = 3600
  t.equal(await looksUntilLost(markOf(-HOUR), {}, { lane: 0 }), 2, 'its mark is of the future')
  const republishedAt = eachLane(() => began + HOUR * SECOND_MS)
  t.equal(await looksUntilLost(markOf(900), { republishedAt }, { lane: 0 }), 2)
  const deliveries = createDeliveries()
  deliver(deliveries, -HOUR)
  t.equal(await looksUntilLost(markOf(900), { deliveries }, {}), 0, 'it may be among those')
  deliver(deliveries, 60)
  t.equal(await looksUntilLost(markOf(900), { deliveries }, {}), 2, 'those after it count again')
})
