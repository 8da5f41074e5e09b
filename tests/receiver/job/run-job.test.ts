import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createJob, type Job } from '#lib/broker/job.ts'
import { openImages, originalKey, resultKey } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { HOUR_MS } from '#lib/units.ts'
import { createAttempts } from '../../../apps/receiver/job/attempts.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { runJob } from '../../../apps/receiver/job/run-job.ts'
import { photo } from '../../support/images/photos.ts'
import { openPool } from '../../support/processes/pool.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const MEMORY = 1e9
const ID = 'a'.repeat(22)
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }
const job = createJob(ID, 'grayscale')
const pool = openPool(t)

/** A storage with one image waiting, and the parts of a receiver. */
async function open(t: Test, bytes?: Buffer) {
  const folder = t.testdir()
  const images = openImages(openStorage(`file:${folder}`))
  const original = bytes ?? (await photo(30, 20))
  const announced: string[] = []
  const described: string[] = []
  const darkroom = {
    images,
    attempts: createAttempts(images),
    pool,
    memorySemaphore: createMemorySemaphore(MEMORY),
    jobTimeoutMs: 60_000,
    log: silent,
    announce: (_: unknown, status: string) => void announced.push(status),
    describeLater: ({ image }: Job) => void described.push(image)
  }

  await images.storage.create(originalKey(ID), (path) => writeFile(path, original))
  const state = { recipe: 'grayscale', status: 'queued' as const, askedAt: 'now', attempts: 0 }
  await images.writeState(ID, state)
  await images.mark(job)
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
  const about = { name: 'a.jpg', format: 'jpeg', width: 30, height: 20, bytes: original.length }
  await images.save({ id: ID, createdAt: 'now', expiresAt, original: about })
  return {
    darkroom,
    images,
    announced,
    described,
    state,
    files: () => filesIn(folder),
    print: () => images.storage.read(resultKey(ID, 'grayscale')),
    stateNow: () => images.readState(ID, 'grayscale'),
    /** Nothing can be written until this resolves. */
    async trouble() {
      await rename(join(folder, 'tmp'), join(folder, 'tmp-away'))
      await writeFile(join(folder, 'tmp'), 'in the way')
      return async () => {
        await rm(join(folder, 'tmp'))
        await rename(join(folder, 'tmp-away'), join(folder, 'tmp'))
      }
    }
  }
}

t.test('a developed job is settled: print, state, no mark', async (t) => {
  const { darkroom, stateNow, files, announced, described } = await open(t)
  t.equal(await runJob(darkroom, job), 'settled')
  t.strictSame(described, [ID], 'its original is to be described')
  t.match(await stateNow(), { status: 'done', attempts: 0, format: 'png', width: 30, height: 20 })
  t.strictSame((await stateNow())?.removed, [], 'there was nothing to leave out')
  t.equal((await stateNow())?.receiver, undefined)
  t.strictSame(announced, ['processing', 'done'])
  t.notOk((await files()).some((file) => /pending|tmp/.test(file)))
})

t.test('a job done twice leaves the same print, and is worked on once', async (t) => {
  const { darkroom, images, state, print, announced } = await open(t)
  await runJob(darkroom, job)
  const first = await print()
  await runJob(darkroom, job)
  t.strictSame(announced, ['processing', 'done'])
  await images.writeState(ID, state)
  await runJob(darkroom, job)
  t.equal(await print(), first)
})

t.test('an image that cannot be developed has failed, with the reason', async (t) => {
  const { darkroom, stateNow, files, described } = await open(t, Buffer.from('no image at all'))
  t.equal(await runJob(darkroom, job), 'settled')
  t.strictSame(described, [])
  t.match(await stateNow(), { status: 'failed', code: 'not-an-image', attempts: 0 })
  t.notOk((await files()).some((file) => /pending|tmp/.test(file)))
})

t.test('a recipe that this release cannot read has failed, with the reason', async (t) => {
  const { darkroom, images, state } = await open(t)
  await images.writeState(ID, { ...state, recipe: 'from-the-future' })
  await runJob(darkroom, createJob(ID, 'from-the-future'))
  t.match(await images.readState(ID, 'from-the-future'), {
    status: 'failed',
    code: 'unknown-treatment',
    parameters: { step: 1, treatment: 'from-the-future' }
  })
})

t.test('a job that killed three receivers is not begun again', async (t) => {
  const { darkroom, images, state, stateNow, announced } = await open(t)
  await images.writeState(ID, { ...state, status: 'processing', attempts: 3, receiver: 'dead' })
  t.equal(await runJob(darkroom, job), 'poison')
  t.match(await stateNow(), {
    status: 'failed',
    code: 'crashed',
    parameters: { times: 3 }
  })
  t.strictSame(announced, ['failed'])
})

t.test('a job that killed two receivers is done alone', async (t) => {
  const { darkroom, images, state, announced } = await open(t)
  await images.writeState(ID, { ...state, status: 'processing', attempts: 2, receiver: 'dead' })
  const share = await darkroom.memorySemaphore.acquire(1)
  let wanted = 0
  const acquire = (share: number) => {
    wanted = share
    return darkroom.memorySemaphore.acquire(share)
  }
  const running = runJob(
    { ...darkroom, memorySemaphore: { ...darkroom.memorySemaphore, acquire } },
    job
  )
  await waitFor('the suspect to wait', () => wanted === Number.POSITIVE_INFINITY)
  t.strictSame(announced, [])
  share.release()
  await running
  t.strictSame(announced, ['processing', 'done'])
})

t.test('an erased image leaves nothing behind', async (t) => {
  const { darkroom, images, files, state } = await open(t)
  await images.erase(ID)
  await images.writeState(ID, state)
  t.equal(await runJob(darkroom, job), 'settled')
  t.strictSame(await files(), [])
})

t.test('an image erased while it is developed leaves nothing behind', async (t) => {
  const { darkroom, images, files } = await open(t)
  const create: typeof images.storage.create = async (key, fill) => {
    const filled = await images.storage.create(key, fill)
    await images.erase(ID)
    return filled
  }
  await runJob({ ...darkroom, images: { ...images, storage: { ...images.storage, create } } }, job)
  t.strictSame(await files(), [])
})

t.test('an image erased before it is read leaves nothing behind', async (t) => {
  const { darkroom, images, files } = await open(t)
  const withFile: typeof images.storage.withFile = async (key, use) => {
    await images.erase(ID)
    return await images.storage.withFile(key, use)
  }
  const erasing = { ...images, storage: { ...images.storage, withFile } }
  t.equal(await runJob({ ...darkroom, images: erasing }, job), 'settled')
  t.strictSame(await files(), [])
})

for (const attempts of [0, 2]) {
  t.test(
    `trouble with the storage does not count as an attempt, after ${attempts} attempts`,
    async (t) => {
      const { darkroom, images, state, stateNow, trouble } = await open(t)
      const before = { ...state, attempts, ...(attempts && { receiver: 'dead' }) }
      await images.writeState(ID, before)
      const over = await trouble()
      for (let i = 0; i < 5; i++) await t.rejects(runJob(darkroom, job))
      t.match(await stateNow(), { attempts })
      await over()
      await runJob(darkroom, job)
      t.match(await stateNow(), { status: 'done' })
    }
  )
}
