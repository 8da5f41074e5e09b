import t from 'tap'
import { createSubscriptions } from '../../../apps/web/live/subscriptions.ts'

const SOON_MS = 20
const LONG_MS = 60_000

t.test('a change wakes those who wait for that image, and nobody else', async (t) => {
  const { subscribe, changed } = createSubscriptions()
  const [one, another] = [subscribe('a', 'b'), subscribe('c')]
  const waiting = one.changed(LONG_MS)
  changed('b')
  t.strictSame(await waiting, new Set(['b']))
  t.strictSame(await another.changed(SOON_MS), new Set())
})

t.test('what changed before the call is told at once, all together, and once', async (t) => {
  const { subscribe, changed } = createSubscriptions()
  const subscription = subscribe('a', 'b')
  for (const image of ['a', 'b', 'a']) changed(image)
  t.strictSame(await subscription.changed(LONG_MS), new Set(['a', 'b']))
  t.strictSame(await subscription.changed(SOON_MS), new Set())
})

t.test('two who wait for one image are both told', async (t) => {
  const { subscribe, changed } = createSubscriptions()
  const both = [subscribe('a'), subscribe('a')]
  const waiting = both.map((one) => one.changed(LONG_MS))
  changed('a')
  t.strictSame(await Promise.all(waiting), [new Set(['a']), new Set(['a'])])
})

t.test('when anything may have changed, all are told of all their images', async (t) => {
  const { subscribe, changedAll } = createSubscriptions()
  const subscription = subscribe('a', 'b')
  changedAll()
  t.strictSame(await subscription.changed(LONG_MS), new Set(['a', 'b']))
})

t.test('who has ended is told nothing, and leaves nothing behind', async (t) => {
  const { subscribe, changed, any } = createSubscriptions()
  const [one, another] = [subscribe('a'), subscribe('a')]
  const waiting = one.changed(LONG_MS)
  one.end()
  t.strictSame(await waiting, new Set(), 'nor does it wait on')
  changed('a')
  t.strictSame(await another.changed(LONG_MS), new Set(['a']))
  t.ok(any())
  another.end()
  t.notOk(any())
})

t.test('closing wakes all, and from then on nobody waits', async (t) => {
  const { subscribe, close } = createSubscriptions()
  const subscription = subscribe('a')
  const waiting = subscription.changed(LONG_MS)
  t.notOk(subscription.closed())
  close()
  await waiting
  t.ok(subscription.closed())
  t.strictSame(await subscription.changed(LONG_MS), new Set())
})
