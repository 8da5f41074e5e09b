import t, { type Test } from 'tap'
import { createJob, type Job } from '#lib/broker/job.ts'
import { openImages } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { type Attempts, createAttempts, MAX_ATTEMPTS } from '../../../apps/receiver/job/attempts.ts'

const job = createJob('a'.repeat(22), 'grayscale')
const other = createJob('b'.repeat(22), 'grayscale')

async function open(t: Test) {
  const images = openImages(openFileStorage(t.testdir()))
  const begun = ({ image, recipe } = job) => images.begun(image, recipe)
  /** A receiver that dies loses what it remembers. */
  const receiver = () => createAttempts(images)
  return { begun, receiver }
}

/** As many times as the job is delivered again. */
async function beginAgain(attempts: Attempts, job: Job) {
  const deadly = await attempts.deadly(job)
  if (deadly < MAX_ATTEMPTS) await attempts.begin(job, deadly + 1)
  return deadly
}

t.test('the first delivery of a job leaves no trace, the second one counts it', async (t) => {
  const { begun, receiver } = await open(t)
  t.equal(await beginAgain(receiver(), job), 1)
  t.strictSame(await begun(), [2], 'written before it is made')
})

t.test('after three deaths there is no fourth attempt', async (t) => {
  const { begun, receiver } = await open(t)
  for (const deaths of [1, 2, 3, 3]) t.equal(await beginAgain(receiver(), job), deaths)
  t.strictSame((await begun()).sort(), [2, 3])
})

t.test('an attempt that is taken back is not counted', async (t) => {
  const { begun, receiver } = await open(t)
  await beginAgain(receiver(), job)
  const stopping = receiver()
  await beginAgain(stopping, job)
  await beginAgain(stopping, other)
  await stopping.takeAllBack()
  t.strictSame([await begun(), await begun(other)], [[2], []])
  await stopping.takeBack(job)
  t.strictSame(await begun(), [2], 'once')
})

t.test('nothing is left of the attempts at a job that is settled', async (t) => {
  const { begun, receiver } = await open(t)
  await beginAgain(receiver(), job)
  const last = receiver()
  await beginAgain(last, job)
  await last.forget(job)
  await last.takeAllBack()
  t.strictSame(await begun(), [])
})
