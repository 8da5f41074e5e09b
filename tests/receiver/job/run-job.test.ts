import t, { type Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { runJob } from '../../../apps/receiver/job/run-job.ts'
import { failed } from '../../../apps/receiver/job/settled.ts'
import { openPool } from '../../support/processes/pool.ts'
import { markOf } from '../../support/storage/plant-result.ts'
import { ID, job, openWaitingJob } from '../../support/storage/waiting-job.ts'

const pool = openPool(t)
const open = (t: Test, bytes?: Buffer) => openWaitingJob(t, pool, bytes)

t.test('a developed job is settled: print, state, no mark', async (t) => {
  const { darkroom, stateNow, files, announced, described } = await open(t)
  t.equal(await runJob(darkroom, job), 'settled')
  t.strictSame(described, [ID], 'its original is to be described')
  t.match(await stateNow(), { status: 'done', format: 'png', width: 30, height: 20 })
  t.strictSame((await stateNow())?.removed, [], 'there was nothing to leave out')
  t.strictSame(announced, ['done'])
  t.notOk((await files()).some((file) => /pending|tmp/.test(file)))
})

t.test('a job done twice leaves the same print, and is worked on once', async (t) => {
  const { darkroom, images, mark, print, announced } = await open(t)
  await runJob(darkroom, job)
  const first = await print()
  await runJob(darkroom, job)
  t.strictSame(announced, ['done'])
  await images.eraseResult(ID, 'grayscale')
  await images.mark(ID, mark)
  await runJob(darkroom, job)
  t.equal(await print(), first)
})

t.test('a job whose receiver died before its mark went only loses its mark', async (t) => {
  const { darkroom, images, mark, stateNow, announced } = await open(t)
  await images.settle(ID, failed(mark, { code: 'damaged', parameters: {} }))
  t.equal(await runJob(darkroom, job), 'settled')
  t.match(await stateNow(), { status: 'failed', code: 'damaged' })
  t.equal(await images.readMark(ID, 'grayscale'), undefined)
  t.strictSame(announced, [])
})

t.test('a job asked for again is done, even if how it failed is still there', async (t) => {
  const { darkroom, images, mark, stateNow } = await open(t)
  await images.settle(ID, failed(mark, { code: 'damaged', parameters: {} }))
  await images.eraseMark(ID, 'grayscale')
  await images.mark(ID, { ...mark, markedAt: 'later' })
  await runJob(darkroom, job)
  t.match(await stateNow(), { status: 'done' })
})

t.test('an image that cannot be developed has failed, with the reason', async (t) => {
  const { darkroom, stateNow, files, described } = await open(t, Buffer.from('no image at all'))
  t.equal(await runJob(darkroom, job), 'settled')
  t.strictSame(described, [])
  t.match(await stateNow(), { status: 'failed', code: 'not-an-image' })
  t.notOk((await files()).some((file) => /pending|tmp/.test(file)))
})

t.test('a recipe that this release cannot read has failed, with the reason', async (t) => {
  const { darkroom, images } = await open(t)
  await images.mark(ID, markOf('from-the-future'))
  await runJob(darkroom, createJob(ID, 'from-the-future'))
  t.match(await images.readState(ID, 'from-the-future'), {
    status: 'failed',
    code: 'unknown-treatment',
    parameters: { step: 1, treatment: 'from-the-future' }
  })
})

t.test('a job that was cancelled is not done', async (t) => {
  const { darkroom, images, stateNow, announced } = await open(t)
  await images.eraseResult(ID, 'grayscale')
  t.equal(await runJob(darkroom, job), 'settled')
  t.equal(await stateNow(), undefined)
  t.strictSame(announced, [])
})
