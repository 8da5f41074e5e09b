import t, { type Test } from 'tap'
import { runJob } from '../../../apps/receiver/job/run-job.ts'
import { openPool } from '../../support/processes/pool.ts'
import { ID, job, openWaitingJob } from '../../support/storage/waiting-job.ts'
import { waitFor } from '../../support/wait-for.ts'

const pool = openPool(t)
const open = (t: Test) => openWaitingJob(t, pool)

t.test('a job that killed three receivers is not begun again', async (t) => {
  const { darkroom, images, stateNow, announced, files } = await open(t)
  for (const attempt of [2, 3]) await images.begin(ID, 'grayscale', attempt)
  t.equal(await runJob(darkroom, job, true), 'poison')
  t.match(await stateNow(), {
    status: 'failed',
    code: 'crashed',
    parameters: { times: 3 }
  })
  t.strictSame(announced, ['failed'])
  t.notOk((await files()).some((file) => /begun|pending/.test(file)))
})

t.test('a job that may have killed a receiver is done alone', async (t) => {
  const { darkroom, images, announced, files } = await open(t)
  const share = await darkroom.memorySemaphore.acquire(1)
  let wanted = 0
  const acquire = (share: number) => {
    wanted = share
    return darkroom.memorySemaphore.acquire(share)
  }
  const running = runJob(
    { ...darkroom, memorySemaphore: { ...darkroom.memorySemaphore, acquire } },
    job,
    true
  )
  await waitFor('the suspect to wait', () => wanted === Number.POSITIVE_INFINITY)
  t.strictSame(announced, [])
  t.strictSame(await images.begun(ID, 'grayscale'), [], 'it is not to blame for others')
  share.release()
  await running
  t.strictSame(announced, ['done'])
  t.notOk((await files()).some((file) => /begun|pending/.test(file)))
})

t.test('a job delivered for the first time leaves no trace of its attempt', async (t) => {
  const { darkroom, images, files } = await open(t)
  let during: string[] = []
  const create: typeof images.storage.create = async (key, fill) => {
    during = await files()
    return images.storage.create(key, fill)
  }
  await runJob({ ...darkroom, images: { ...images, storage: { ...images.storage, create } } }, job)
  t.notOk(during.some((file) => /begun/.test(file)))
})
