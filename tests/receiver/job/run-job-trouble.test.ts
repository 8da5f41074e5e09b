import t, { type Test } from 'tap'
import { runJob } from '../../../apps/receiver/job/run-job.ts'
import { openPool } from '../../support/processes/pool.ts'
import { ID, job, openWaitingJob } from '../../support/storage/waiting-job.ts'

const pool = openPool(t)
const open = (t: Test) => openWaitingJob(t, pool)

for (const isSuspect of [false, true]) {
  const what = isSuspect ? 'a suspect' : 'a new job'
  t.test(`trouble with the storage does not count as an attempt at ${what}`, async (t) => {
    const { darkroom, images, stateNow, trouble } = await open(t)
    for (let i = 0; i < 5; i++) {
      const over = await trouble()
      await t.rejects(runJob(darkroom, job, isSuspect))
      await over()
    }
    t.strictSame(await images.begun(ID, 'grayscale'), [])
    await runJob(darkroom, job, isSuspect)
    t.match(await stateNow(), { status: 'done' })
  })
}

t.test('trouble at the end of a job leaves its mark', async (t) => {
  const { darkroom, images, stateNow, trouble } = await open(t)
  let over = async () => {}
  const create: typeof images.storage.create = async (key, fill) => {
    const filled = await images.storage.create(key, fill)
    over = await trouble()
    return filled
  }
  const failing = { ...images, storage: { ...images.storage, create } }
  await t.rejects(runJob({ ...darkroom, images: failing }, job))
  t.match(await stateNow(), { status: 'queued' })
  await over()
  await runJob(darkroom, job)
  t.match(await stateNow(), { status: 'done' })
})
