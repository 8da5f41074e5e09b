import { mock } from 'node:test'
import t, { type Test } from 'tap'
import {
  createMemorySemaphore,
  SemaphoreClosed
} from '../../../apps/receiver/job/memory-semaphore.ts'

/** A clock that only `advance` moves. */
function stopClock(t: Test) {
  let now = 0
  mock.timers.enable({ apis: ['setTimeout'] })
  t.teardown(() => mock.timers.reset())
  t.intercept(performance, 'now', { value: () => now })
  return {
    advance(ms: number) {
      now += ms
      mock.timers.tick(ms)
    }
  }
}

const ALONE = Number.POSITIVE_INFINITY
const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), tick()])
const tick = () => new Promise<false>((resolve) => setImmediate(resolve, false))

t.test('jobs acquire memory as long as there is enough', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const share = semaphore.tryAcquire(60)
  t.ok(share)
  t.notOk(semaphore.tryAcquire(50))
  t.ok(semaphore.tryAcquire(30))
  share?.release()
  t.ok(semaphore.tryAcquire(60))
})

t.test('large jobs get memory in their order', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const share = await semaphore.acquire(100)
  const first = semaphore.acquire(80)
  const second = semaphore.acquire(40)
  t.notOk(await settled(first))
  t.notOk(semaphore.tryAcquire(40), 'one who comes later does not pass')
  share.release()
  t.ok(await settled(first))
  t.notOk(await settled(second))
})

t.test('large jobs together leave a third to small ones', async (t) => {
  const semaphore = createMemorySemaphore(99)
  t.ok(semaphore.tryAcquire(40))
  t.notOk(semaphore.tryAcquire(40), 'though there is enough for it')
  t.ok(semaphore.tryAcquire(33))
})

t.test('small jobs pass a large one that waits, within their third', async (t) => {
  const semaphore = createMemorySemaphore(99)
  await semaphore.acquire(50)
  const large = semaphore.acquire(60)
  t.ok(semaphore.tryAcquire(20))
  t.notOk(semaphore.tryAcquire(20))
  t.ok(semaphore.tryAcquire(13))
  t.notOk(await settled(large))
})

t.test('a large job that waits long lets nobody pass any more', async (t) => {
  const clock = stopClock(t)
  const semaphore = createMemorySemaphore(99)
  const share = await semaphore.acquire(50)
  const large = semaphore.acquire(60)
  clock.advance(6000)
  const small = semaphore.acquire(10)
  t.notOk(await settled(small))
  share.release()
  t.ok(await settled(large))
  t.ok(await settled(small), 'until it has its memory')
})

t.test('a large job alone gets all of it, until a small one waits', async (t) => {
  const clock = stopClock(t)
  const semaphore = createMemorySemaphore(99)
  const share = await semaphore.acquire(90)
  const small = semaphore.acquire(20)
  clock.advance(900)
  t.equal(share.evicted.aborted, false)
  clock.advance(200)
  t.equal(share.evicted.aborted, true)
  share.release()
  t.ok(await settled(small))
})

t.test('one that leaves the third to small ones is never evicted', async (t) => {
  const clock = stopClock(t)
  const semaphore = createMemorySemaphore(99)
  const share = await semaphore.acquire(60)
  await semaphore.acquire(33)
  semaphore.acquire(20)
  clock.advance(10_000)
  t.equal(share.evicted.aborted, false)
})

t.test('a job that wants more than there is gets all of it', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const share = await semaphore.acquire(1000)
  t.notOk(semaphore.tryAcquire(1))
  share.release()
  t.ok(semaphore.tryAcquire(100))
})

t.test('an exclusive job runs alone, even beside those that take no memory', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const share = await semaphore.acquire(ALONE)
  t.notOk(semaphore.tryAcquire(0))
  share.release()
  t.ok(semaphore.tryAcquire(0))
  t.notOk(await settled(semaphore.acquire(ALONE)))
})

t.test('releasing twice frees the memory once', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const share = await semaphore.acquire(60)
  await semaphore.acquire(30)
  share.release()
  share.release()
  t.notOk(semaphore.tryAcquire(71))
})

t.test('what workers really hold counts, and so does what the container has left', async (t) => {
  let unpromised = 0
  let available = 100
  const semaphore = createMemorySemaphore(100, {
    unpromised: () => unpromised,
    available: () => available
  })
  await semaphore.acquire(10)
  unpromised = 50
  t.equal(semaphore.free(), 40)
  t.notOk(semaphore.tryAcquire(41))
  const waiting = semaphore.acquire(41)
  unpromised = 0
  t.notOk(await settled(waiting))
  semaphore.admit()
  t.ok(await settled(waiting))
  available = 5
  t.equal(semaphore.free(), 5)
  t.notOk(semaphore.tryAcquire(6))
})

t.test('with nobody at work the next one is admitted, whatever else takes memory', async (t) => {
  const semaphore = createMemorySemaphore(100, { available: () => -1 })
  t.equal(semaphore.free(), 0)
  t.ok(semaphore.tryAcquire(60))
})

t.test('what a waiting job is short of is told', async (t) => {
  const missing: number[] = []
  const semaphore = createMemorySemaphore(99, { onWait: (bytes) => missing.push(bytes) })
  await semaphore.acquire(30)
  await semaphore.acquire(50)
  semaphore.acquire(30)
  t.strictSame(missing, [11])
})

t.test('waiting jobs are rejected when the semaphore closes', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const share = await semaphore.acquire(100)
  const waiting = [semaphore.acquire(10), semaphore.acquire(80)]
  semaphore.close()
  for (const each of waiting) await t.rejects(each, SemaphoreClosed)
  await t.rejects(semaphore.acquire(1), SemaphoreClosed)
  share.release()
})
