import t from 'tap'
import {
  createMemorySemaphore,
  SemaphoreClosed
} from '../../../apps/receiver/job/memory-semaphore.ts'

const ALONE = Number.POSITIVE_INFINITY
const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), tick()])
const tick = () => new Promise<false>((resolve) => setImmediate(resolve, false))

t.test('jobs acquire memory as long as there is enough', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const release = semaphore.tryAcquire(60)
  t.ok(release)
  t.notOk(semaphore.tryAcquire(50))
  t.ok(semaphore.tryAcquire(40))
  release?.()
  t.ok(semaphore.tryAcquire(60))
})

t.test('waiting jobs acquire memory as it is freed, first come, first served', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const release = await semaphore.acquire(100)
  const first = semaphore.acquire(80)
  const second = semaphore.acquire(10)
  t.notOk(await settled(first))
  t.notOk(await settled(second), 'a small one does not slip by the large one for ever')
  t.notOk(semaphore.tryAcquire(1), 'nor does one who comes later')
  release()
  t.ok(await settled(first))
  t.ok(await settled(second))
})

t.test('a job that wants more than there is gets all of it', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const release = await semaphore.acquire(1000)
  t.notOk(semaphore.tryAcquire(1))
  release()
  t.ok(semaphore.tryAcquire(100))
})

t.test('an exclusive job runs alone, even beside those that take no memory', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const release = await semaphore.acquire(ALONE)
  t.notOk(semaphore.tryAcquire(0))
  release()
  t.ok(semaphore.tryAcquire(0))
  t.notOk(await settled(semaphore.acquire(ALONE)))
})

t.test('releasing twice frees the memory once', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const release = await semaphore.acquire(60)
  await semaphore.acquire(40)
  release()
  release()
  t.notOk(semaphore.tryAcquire(61))
})

t.test('waiting jobs are rejected when the semaphore closes', async (t) => {
  const semaphore = createMemorySemaphore(100)
  const release = await semaphore.acquire(100)
  const waiting = semaphore.acquire(10)
  semaphore.close()
  await t.rejects(waiting, SemaphoreClosed)
  await t.rejects(semaphore.acquire(1), SemaphoreClosed)
  release()
})
