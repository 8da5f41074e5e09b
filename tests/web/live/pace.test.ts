import t from 'tap'
import { createPace } from '../../../apps/web/live/pace.ts'

t.test('a wait is told by what was settled in the last minute', async (t) => {
  let now = 0
  const pace = createPace(() => now)
  t.equal(pace.secondsFor(10), undefined, 'nothing is known yet')
  for (; now < 120_000; now += 500) pace.count()
  t.equal(pace.secondsFor(1), 1)
  const wait = pace.secondsFor(100) ?? 0
  t.ok(wait >= 48 && wait <= 56, `two a second: ${wait}`)
  now += 61_000
  t.equal(pace.secondsFor(10), undefined, 'nothing lately')
})
