import { setTimeout as delay } from 'node:timers/promises'
import t from 'tap'
import type { Job } from '#lib/broker/job.ts'
import { eachLane } from '#lib/broker/lanes.ts'
import type { MarkOf } from '#lib/images/pending-marks.ts'
import { queuedState } from '#lib/images/result-state.ts'
import { createDeliveries } from '../../../apps/web/ledger/deliveries.ts'
import { createLook } from '../../../apps/web/ledger/look.ts'
import { waitFor } from '../../support/wait-for.ts'

/** A pause of ten times what the look before took would be longer. */
const SOON_MS = 1000
const LONG_AGO = new Date(0).toISOString()
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

/** A ledger of so many marks without messages, each of which takes so long to read. */
function open(count: number, msEach: number) {
  const published: string[] = []
  const asked = { recipe: 'grayscale', askedAt: LONG_AGO, markedAt: LONG_AGO }
  let read = 0
  async function* marks(): AsyncGenerator<MarkOf> {
    for (let i = 0; i < count; i++) {
      if (msEach > 0) await delay(msEach)
      read++
      yield { ...asked, image: String(i), lane: 'images' }
    }
  }
  const look = createLook({
    images: {
      marks,
      readState: async () => queuedState({ ...asked, lane: 'images' }),
      unmarkSettled: async () => {}
    },
    publisher: { publish: async ({ image }: Job) => void published.push(image) },
    countQueues: async () => {
      const lanes = eachLane(() => 0)
      return { queued: 0, lanes, retrying: 0, dead: 0, receivers: 1 }
    },
    receivers: { jobsInHand: () => new Set(), reportedSince: () => 1 },
    deliveries: createDeliveries(),
    log: silent,
    marginMs: 0
  })
  return { look: () => look(0), published, read: () => read }
}

t.test(
  'a look that took long because the process was busy is soon followed by another',
  async (t) => {
    const { look, published } = open(3, 100)
    await look()
    t.strictSame(published, [], 'seen for the first time')
    await waitFor('the next look', () => look().then(() => published.length > 0), SOON_MS)
    t.strictSame(published, ['0', '1', '2'])
  }
)

t.test('a look that found nothing is followed by a pause, by the number of marks', async (t) => {
  const { look, read } = open(2000, 0)
  await look()
  await look()
  t.equal(read(), 2000)
})
