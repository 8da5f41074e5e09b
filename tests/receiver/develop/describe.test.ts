import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type Images, LATE_MS, openImages, originalKey } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'
import { createDescribeOriginal } from '../../../apps/receiver/job/describe-original.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import type { Seen } from '../../../apps/receiver/pool/protocol.ts'
import { photo } from '../../support/images/photos.ts'
import { openPool } from '../../support/processes/pool.ts'
import { filesIn } from '../../support/storage/folder.ts'

const MEMORY = 1e9
const ID = 'a'.repeat(22)
const header = {
  ...{ frames: 1, depth: 8, colorSpace: 'rgb', orientation: 1 },
  ...{ exif: false, gps: false, icc: false, xmp: false, iptc: false, c2pa: false, gainMap: false }
}
const pool = openPool(t)

/** A storage with one image, and what describes its original. */
async function open(t: Test, bytes?: Buffer) {
  const folder = t.testdir()
  const images = openImages(openFileStorage(folder))
  const original = bytes ?? (await photo(30, 20))
  await images.storage.create(originalKey(ID), (path) => writeFile(path, original))
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
  const about = { name: 'a.jpg', format: 'jpeg', width: 30, height: 20, bytes: original.length }
  await images.save({ id: ID, createdAt: new Date().toISOString(), expiresAt, original: about })

  const warned: string[] = []
  const memorySemaphore = createMemorySemaphore(MEMORY)
  const describe = (
    over: Partial<Images> = {},
    interrupted = new AbortController().signal,
    seen: Seen = { header },
    thereAt = Number.NEGATIVE_INFINITY
  ) =>
    createDescribeOriginal({
      images: { ...images, ...over },
      pool,
      memorySemaphore,
      log: {
        debug() {},
        info() {},
        error() {},
        fatal() {},
        warn: (_: unknown, said?: string) => void warned.push(String(said))
      }
    })({ image: ID, seen, thereAt }, interrupted)
  return { folder, images, memorySemaphore, describe, warned, files: () => filesIn(folder) }
}

t.test('an original is described once', async (t) => {
  const { images, describe } = await open(t)
  t.equal(await describe(), true)
  t.match(await images.readMetadata(ID), { frames: 1, dominantColor: /^#[0-9a-f]{6}$/ })
  const writeMetadata = async () => t.fail('it is there')
  t.equal(await describe({ writeMetadata }), true)
})

t.test('what its job has seen is not looked at again', async (t) => {
  const { images, memorySemaphore, describe } = await open(t)
  const colours = { dominantColor: '#010203', thumbHash: 'AAAA' }
  await memorySemaphore.acquire(Number.POSITIVE_INFINITY)
  const there = new AbortController().signal
  t.equal(await describe({}, there, { header, colours }), true, 'without memory or worker')
  t.strictSame(await images.readMetadata(ID), { ...header, ...colours })
})

t.test('without enough free memory, it declines', async (t) => {
  const { images, memorySemaphore, describe } = await open(t)
  const share = await memorySemaphore.acquire(Number.POSITIVE_INFINITY)
  t.equal(await describe(), false)
  t.equal(await images.readMetadata(ID), undefined)
  share.release()
  t.equal(await describe(), true)
  t.equal(memorySemaphore.free(), MEMORY, 'and it leaves the memorySemaphore')
})

t.test('interrupted while it waited for a worker, it declines', async (t) => {
  const { images, memorySemaphore, describe } = await open(t)
  t.equal(await describe({}, AbortSignal.abort()), false)
  t.equal(await images.readMetadata(ID), undefined)
  t.equal(memorySemaphore.free(), MEMORY)
})

t.test('an image erased before, or in the middle, does not come back', async (t) => {
  const { images, describe, files } = await open(t)
  const writeMetadata: Images['writeMetadata'] = async (id, metadata) => {
    await images.erase(id)
    return await images.writeMetadata(id, metadata)
  }
  t.equal(await describe({ writeMetadata }), true)
  t.strictSame(await files(), [])
  t.equal(await describe(), true)
  t.strictSame(await files(), [])
})

t.test('what was there a moment ago is not looked for again: whoever erases it does', async (t) => {
  const { images, describe, files } = await open(t)
  const there = new AbortController().signal
  const colours = { dominantColor: '#010203', thumbHash: 'AAAA' }
  let reads = 0
  const read: Images['read'] = (id) => {
    reads++
    return images.read(id)
  }
  await describe({ read }, there, { header, colours }, performance.now() - LATE_MS - 1)
  t.equal(reads, 2, 'before and after')
  await images.storage.remove(`images/${ID}/metadata.json`)
  await describe({ read }, there, { header, colours }, performance.now())
  t.equal(reads, 3, 'before')
  t.ok(await images.readMetadata(ID))
  await images.eraseLate(ID)
  t.strictSame(await files(), [])
})

t.test('a file that cannot be read has no description', async (t) => {
  const whole = await photo(300, 200)
  for (const bytes of [Buffer.from('no image'), whole.subarray(0, 200)]) {
    const { images, memorySemaphore, describe, warned } = await open(t, bytes)
    t.equal(await describe(), true)
    t.equal(await images.readMetadata(ID), undefined)
    t.equal(warned.length, 1)
    t.equal(memorySemaphore.free(), MEMORY)
  }
})

t.test('an original that is erased meanwhile is no trouble', async (t) => {
  const { images, describe, warned } = await open(t)
  let reads = 0
  await images.storage.remove(originalKey(ID))
  const read: Images['read'] = async (id) => (reads++ === 0 ? images.read(id) : undefined)
  t.equal(await describe({ read }), true)
  t.strictSame(warned, [])
})

t.test('a storage error is logged, and nothing else happens', async (t) => {
  const { folder, images, describe, warned } = await open(t)
  await rename(join(folder, 'tmp'), join(folder, 'tmp-away'))
  await writeFile(join(folder, 'tmp'), 'in the way')
  t.equal(await describe(), true)
  t.strictSame(warned, ['original not described'])
  await rm(join(folder, 'tmp'))
  t.equal(await describe(), true)
  t.ok(await images.readMetadata(ID))
})
