import t from 'tap'
import { createSubscriptions } from '../../../apps/web/live/subscriptions.ts'

const SOON_MS = 20
const LONG_MS = 60_000

t.test('a change wakes the subscribers of that image, and no others', async (t) => {
  const { subscribe, changed } = createSubscriptions()
  const [one, another] = [subscribe('a', 'b'), subscribe('c')]
  const waiting = one.changed(LONG_MS)
  changed('b')
  t.strictSame(await waiting, new Set(['b']))
  t.strictSame(await another.changed(SOON_MS), new Set())
})

t.test('earlier changes are returned at once, together, and only once', async (t) => {
  const { subscribe, changed } = createSubscriptions()
  const subscription = subscribe('a', 'b')
  for (const image of ['a', 'b', 'a']) changed(image)
  t.strictSame(await subscription.changed(LONG_MS), new Set(['a', 'b']))
  t.strictSame(await subscription.changed(SOON_MS), new Set())
})

t.test('two subscribers of one image both get its change', async (t) => {
  const { subscribe, changed } = createSubscriptions()
  const both = [subscribe('a'), subscribe('a')]
  const waiting = both.map((one) => one.changed(LONG_MS))
  changed('a')
  t.strictSame(await Promise.all(waiting), [new Set(['a']), new Set(['a'])])
})

t.test('whoever waits for a result is woken only by what may settle it', async (t) => {
  const { subscribe, subscribeToSettled, changed } = createSubscriptions()
  const [all, settled] = [subscribe('a'), subscribeToSettled('a')]
  changed('a', false)
  t.strictSame(await all.changed(LONG_MS), new Set(['a']))
  t.strictSame(await settled.changed(SOON_MS), new Set())
  changed('a', true)
  t.strictSame(await settled.changed(LONG_MS), new Set(['a']))
})

t.test('changedAll wakes every subscriber with all of its images', async (t) => {
  const { subscribe, changedAll } = createSubscriptions()
  const subscription = subscribe('a', 'b')
  changedAll()
  t.strictSame(await subscription.changed(LONG_MS), new Set(['a', 'b']))
})

t.test('an ended subscription gets no changes, and leaves nothing behind', async (t) => {
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

t.test('closing wakes all subscribers, and nobody waits after it', async (t) => {
  const { subscribe, close } = createSubscriptions()
  const subscription = subscribe('a')
  const waiting = subscription.changed(LONG_MS)
  t.notOk(subscription.closed())
  close()
  await waiting
  t.ok(subscription.closed())
  t.strictSame(await subscription.changed(LONG_MS), new Set())
})
