import t from 'tap'
import {
  createMemorySemaphore,
  SemaphoreClosed
} from '../../../apps/receiver/job/memory-semaphore.ts'

const ALONE = Number.POSITIVE_INFINITY
const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), tick()])
const tick = () => new Promise<false>((resolve) => setImmediate(resolve, false))

t.test('as many acquire it as there is room for', async (t) => {
  const room = createMemorySemaphore(100)
  const leave = room.tryAcquire(60)
  t.ok(leave)
  t.notOk(room.tryAcquire(50))
  t.ok(room.tryAcquire(40))
  leave?.()
  t.ok(room.tryAcquire(60))
})

t.test('waiting jobs acquire it when there is room, first come, first served', async (t) => {
  const room = createMemorySemaphore(100)
  const leave = await room.acquire(100)
  const first = room.acquire(80)
  const second = room.acquire(10)
  t.notOk(await settled(first))
  t.notOk(await settled(second), 'a small one does not slip by the large one for ever')
  t.notOk(room.tryAcquire(1), 'nor does one who comes later')
  leave()
  t.ok(await settled(first))
  t.ok(await settled(second))
})

t.test('a job that wants more than there is gets all of it', async (t) => {
  const room = createMemorySemaphore(100)
  const leave = await room.acquire(1000)
  t.notOk(room.tryAcquire(1))
  leave()
  t.ok(room.tryAcquire(100))
})

t.test('an exclusive job runs alone, even beside those that take no memory', async (t) => {
  const room = createMemorySemaphore(100)
  const leave = await room.acquire(ALONE)
  t.notOk(room.tryAcquire(0))
  leave()
  t.ok(room.tryAcquire(0))
  t.notOk(await settled(room.acquire(ALONE)))
})

t.test('releasing twice frees the room once', async (t) => {
  const room = createMemorySemaphore(100)
  const leave = await room.acquire(60)
  await room.acquire(40)
  leave()
  leave()
  t.notOk(room.tryAcquire(61))
})

t.test('waiting jobs are rejected when the semaphore closes', async (t) => {
  const room = createMemorySemaphore(100)
  const leave = await room.acquire(100)
  const waiting = room.acquire(10)
  room.close()
  await t.rejects(waiting, SemaphoreClosed)
  await t.rejects(room.acquire(1), SemaphoreClosed)
  leave()
})
