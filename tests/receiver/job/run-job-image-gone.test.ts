import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Image } from '#lib/images/images.ts'
import { HOUR_MS } from '#lib/units.ts'
import { runJob } from '../../../apps/receiver/job/run-job.ts'
import { openPool } from '../../support/processes/pool.ts'
import { ID, job, openWaitingJob } from '../../support/storage/waiting-job.ts'

const pool = openPool(t)
const open = (t: Test) => openWaitingJob(t, pool)

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
