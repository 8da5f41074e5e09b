import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { type Image, openImages, originalKey, resultKey } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'
import { createAttempts } from '../../../apps/receiver/job/attempts.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { runJob } from '../../../apps/receiver/job/run-job.ts'
import { failed } from '../../../apps/receiver/job/settled.ts'
import { photo } from '../../support/images/photos.ts'
import { openPool } from '../../support/processes/pool.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { markOf } from '../../support/storage/plant-result.ts'
import { waitFor } from '../../support/wait-for.ts'

const MEMORY = 1e9
const ID = 'a'.repeat(22)
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }
const job = createJob(ID, 'grayscale')
const pool = openPool(t)

/** A storage with one image waiting, and the parts of a receiver. */
async function open(t: Test, bytes?: Buffer) {
  const folder = t.testdir()
  const images = openImages(openFileStorage(folder))
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
    // on a busy machine, this takes long enough to be heard of
    announce: (_: unknown, status: string) =>
      void (status === 'processing' || announced.push(status)),
    describeLater: ({ image }: { image: string }) => void described.push(image)
  }

  await images.storage.create(originalKey(ID), (path) => writeFile(path, original))
  const mark = markOf('grayscale')
  await images.mark(ID, mark)
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
  const about = { name: 'a.jpg', format: 'jpeg', width: 30, height: 20, bytes: original.length }
  await images.save({ id: ID, createdAt: new Date().toISOString(), expiresAt, original: about })
  return {
    darkroom,
    folder,
    images,
    announced,
    described,
    mark,
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

t.test('a job that was cancelled is not done', async (t) => {
  const { darkroom, images, stateNow, announced } = await open(t)
  await images.eraseResult(ID, 'grayscale')
  t.equal(await runJob(darkroom, job), 'settled')
  t.equal(await stateNow(), undefined)
  t.strictSame(announced, [])
})

t.test('an image that is away is waited for, unless that takes for ever', async (t) => {
  const { darkroom, images, folder, mark, stateNow } = await open(t)
  const path = join(folder, 'images', ID)
  await rename(path, `${path}-away`)
  await t.rejects(runJob(darkroom, job), { name: 'ImageAway' })
  await rename(`${path}-away`, path)
  t.equal(await runJob(darkroom, job), 'settled')
  t.match(await stateNow(), { status: 'done' })

  await images.erase(ID)
  const longAgo = new Date(Date.now() - 2 * HOUR_MS).toISOString()
  await images.mark(ID, { ...mark, markedAt: longAgo })
  t.equal(await runJob(darkroom, job), 'settled')
  t.equal(await images.readMark(ID, 'grayscale'), undefined)
})

t.test('an upload that was cut off before it was accepted leaves nothing behind', async (t) => {
  const { darkroom, images, mark, files, folder } = await open(t)
  await rm(join(folder, 'images', ID, 'image.json'))
  await t.rejects(runJob(darkroom, job), { name: 'ImageAway' }, 'it may be accepted yet')
  await images.eraseMark(ID, 'grayscale')
  const before = new Date(Date.now() - 20_000).toISOString()
  await images.mark(ID, { ...mark, markedAt: before })
  t.equal(await runJob(darkroom, job), 'settled')
  t.strictSame(await files(), [])
})

t.test('an image whose time is over leaves nothing behind', async (t) => {
  const { darkroom, images, files, folder } = await open(t)
  const path = join(folder, 'images', ID, 'image.json')
  const image = (await images.read(ID)) as Image
  await writeFile(path, JSON.stringify({ ...image, expiresAt: new Date(0).toISOString() }))
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
