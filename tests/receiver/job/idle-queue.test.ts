import { setTimeout as delay } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createIdleQueue } from '../../../apps/receiver/job/idle-queue.ts'
import { waitFor } from '../../support/wait-for.ts'

const job = (image: string, recipe = 'grayscale') => ({ image: image.repeat(22), recipe })
type Job = ReturnType<typeof job>

/** Room for two jobs: `begin` takes one in hand, and returns a function that puts it down. */
function open(t: Test, task?: (job: Job) => Promise<boolean>) {
  const done: string[] = []
  const idleQueue = createIdleQueue(async (job: Job) => {
    done.push(job.image.slice(0, 1))
    return (await task?.(job)) ?? true
  })
  t.teardown(() => idleQueue.stop())

  function begin() {
    const { promise, resolve } = Promise.withResolvers<void>()
    const ended = idleQueue.whileBusy(() => promise)
    return async () => {
      resolve()
      await ended
    }
  }
  return { idleQueue, done, begin }
}

t.test('queued tasks run in order once no job is in hand', async (t) => {
  const { idleQueue, done, begin } = open(t)
  const [endOne, endOther] = [begin(), begin()]
  idleQueue.add(job('a'))
  idleQueue.add(job('b'))
  await endOne()
  await delay(300)
  t.strictSame(done, [])
  await endOther()
  await waitFor('both', () => done.length === 2)
  t.strictSame(done, ['a', 'b'])
})

t.test('tasks do not run in the short gap between two jobs', async (t) => {
  const { idleQueue, done, begin } = open(t)
  idleQueue.add(job('a'))
  for (let i = 0; i < 5; i++) {
    const end = begin()
    await delay(60)
    await end()
    await delay(20)
  }
  t.strictSame(done, [])
  await waitFor('it', () => done.length === 1)
})

t.test('a new job pauses the queue after the current task', async (t) => {
  const first = Promise.withResolvers<boolean>()
  const { idleQueue, done, begin } = open(t, () => first.promise)
  for (const image of ['a', 'b']) idleQueue.add(job(image))
  await begin()()
  await waitFor('the first', () => done.length === 1)
  const end = begin()
  first.resolve(true)
  await delay(300)
  t.strictSame(done, ['a'])
  await end()
  await waitFor('the other', () => done.length === 2)
})

t.test('the jobs of one image run the task once', async (t) => {
  const { idleQueue, done, begin } = open(t)
  for (const recipe of ['grayscale', 'thermal']) idleQueue.add(job('a', recipe))
  idleQueue.add(job('b'))
  await begin()()
  await waitFor('all', () => done.includes('b'))
  t.strictSame(done, ['a', 'b'])
})

t.test('a task that returns false runs again after the next job, until it is done', async (t) => {
  let refusals = 1
  const { idleQueue, done, begin } = open(t, async () => refusals-- <= 0)
  idleQueue.add(job('a'))
  await begin()()
  await waitFor('the first time', () => done.length === 1)
  await begin()()
  await waitFor('the second time', () => done.length === 2)
  await begin()()
  await delay(300)
  t.strictSame(done, ['a', 'a'])
})

t.test('a task that returns false runs again although no job follows', async (t) => {
  let refusals = 2
  const { idleQueue, done, begin } = open(t, async () => refusals-- <= 0)
  idleQueue.add(job('a'))
  await begin()()
  await waitFor('the third time', () => done.length === 3)
})

t.test('several tasks run at once, and are interrupted when a job has to wait', async (t) => {
  const signals: AbortSignal[] = []
  const idleQueue = createIdleQueue(async (_, interrupted) => {
    signals.push(interrupted)
    await new Promise((resolve) => interrupted.addEventListener('abort', resolve))
    return true
  }, 2)
  for (const image of ['a', 'b', 'c']) idleQueue.add(job(image))
  await idleQueue.whileBusy(async () => {})
  await waitFor('two', () => signals.length === 2)
  idleQueue.interrupt()
  await waitFor('the third', () => signals.length === 3)
  idleQueue.interrupt()
  t.strictSame(
    signals.map(({ aborted }) => aborted),
    [true, true, true]
  )
})

t.test('stop drops the tasks that are waiting', async (t) => {
  const { idleQueue, done, begin } = open(t)
  idleQueue.add(job('a'))
  await begin()()
  idleQueue.stop()
  await delay(300)
  t.strictSame(done, [])
})
