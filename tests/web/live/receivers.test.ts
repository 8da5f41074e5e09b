import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { encodeReport } from '#lib/broker/report.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { createReceivers } from '../../../apps/web/live/receivers.ts'

t.test('what a receiver had in hand that is not heard any more is not in hand', async (t) => {
  const receivers = createReceivers()
  const memory = { rss: 1, room: 1, free: 1 }
  const report = { concurrency: 1, inHand: 1, memory, jobs: ['a job'] }
  receivers.add(encodeReport({ receiver: randomUUID(), ...report }))
  t.strictSame(receivers.jobsInHand(), new Set(['a job']))
  t.equal(receivers.reportedSince(Date.now() - MINUTE_MS), 1)
  move(t, Date, -MINUTE_MS)
  t.strictSame(receivers.jobsInHand(), new Set(['a job']), 'whoever moves the clock')
  move(t, performance, MINUTE_MS)
  t.strictSame(receivers.jobsInHand(), new Set(), 'so it may be found to be lost')
  t.equal(receivers.reportedSince(Date.now() - MINUTE_MS), 0)
})

function move(t: Test, clock: { now(): number }, ms: number) {
  const { now } = clock
  t.teardown(() => (clock.now = now))
  clock.now = () => now.call(clock) + ms
}
