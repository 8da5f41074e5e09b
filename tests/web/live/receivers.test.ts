import { randomUUID } from 'node:crypto'
import t from 'tap'
import { encodeReport } from '#lib/broker/report.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { createReceivers } from '../../../apps/web/live/receivers.ts'

t.test('what a receiver had in hand that is not heard any more is not in hand', async (t) => {
  const receivers = createReceivers()
  const memory = { rss: 1, room: 1, free: 1 }
  const report = { concurrency: 1, inHand: 1, memory, jobs: ['a job'] }
  receivers.add(encodeReport({ receiver: randomUUID(), ...report }))
  t.strictSame(receivers.jobsInHand(), new Set(['a job']))
  const { now } = Date
  t.teardown(() => (Date.now = now))
  Date.now = () => now() + MINUTE_MS
  t.strictSame(receivers.jobsInHand(), new Set(), 'so it may be found to be lost')
})
