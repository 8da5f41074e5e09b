import t, { type Test } from 'tap'
import { newBatch, openBatches } from '#lib/images/batches.ts'
import { openExpiryIndex } from '#lib/images/expiry-index.ts'
import { newImageId } from '#lib/images/ids.ts'
import { type Image, openImages, originalKey } from '#lib/images/images.ts'
import { createIndexedSweep } from '#lib/images/sweep-indexed.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'

const IMAGES = 60
const longAgo = () => new Date(Date.now() - HOUR_MS)

/** `webs` of one store, which counts what is read of it. */
async function open(t: Test, webs = 1) {
  const files = openFileStorage(t.testdir())
  const read: string[] = []
  const storage = {
    ...files,
    read: (key: string) => {
      read.push(key)
      return files.read(key)
    }
  }
  const [images, batches] = [openImages(storage), openBatches(storage)]
  const all = Array.from({ length: webs }, () => {
    const expiry = openExpiryIndex(storage)
    const sweep = createIndexedSweep({ images, batches, expiry, eraseImage: images.erase })
    return { expiry, sweep: () => sweep(longAgo()) }
  })

  async function save(expiresInMs: number): Promise<Image> {
    const expiresAt = new Date(Date.now() + expiresInMs).toISOString()
    const original = { name: 'a.jpg', format: 'jpeg', width: 1, height: 1, bytes: 1 }
    const image = { id: newImageId(), createdAt: expiresAt, expiresAt, original }
    await storage.writeOnce(originalKey(image.id), 'x')
    await images.save(image)
    return image
  }

  return {
    storage,
    batches,
    webs: all as [(typeof all)[0], ...typeof all],
    save,
    images: () => storage.list('images'),
    /** What was read of images while it ran. */
    async reading(work: () => Promise<unknown>): Promise<string[]> {
      read.splice(0)
      await work()
      return read.filter((key) => key.startsWith('images/'))
    }
  }
}

t.test('of many images, only those are read that have expired', async (t) => {
  const { webs, save, images, reading } = await open(t)
  const [{ expiry, sweep }] = webs
  await sweep()
  const kept = []
  for (let i = 0; i < IMAGES; i++) kept.push(await save((2 + (i % 5)) * HOUR_MS))
  const past = [await save(-2 * HOUR_MS), await save(-1)]
  for (const { id, expiresAt } of [...kept, ...past]) expiry.note({ kind: 'image', id, expiresAt })

  const read = await reading(sweep)
  t.strictSame((await images()).sort(), kept.map(({ id }) => id).sort())
  t.ok(read.length > 0 && read.length <= 2 * past.length, `${read.length} reads`)
  t.strictSame(await reading(sweep), [], 'and none after that')
})

t.test('what a web had noted that was killed is found within the hour', async (t) => {
  const { webs, save, images, reading } = await open(t, 3)
  const [first, second, third] = webs
  const [kept, past] = [await save(HOUR_MS), await save(-1)]
  await first.sweep()
  t.strictSame(await images(), [kept.id])
  t.ok((await first.expiry.known()).has(kept.id), 'it is in the index now')
  t.notOk((await third?.expiry.known())?.has(past.id))
  t.strictSame(await reading(async () => await second?.sweep()), [], 'one web does so')
})

t.test('what a receiver wrote into an image that was erased goes, too', async (t) => {
  const { webs, storage, images } = await open(t)
  const [[left, uploading]] = [[newImageId(), newImageId()]]
  await storage.writeOnce(`images/${left}/metadata.json`, '{}')
  await storage.writeOnce(originalKey(uploading), 'x')
  await webs[0].sweep()
  t.strictSame(await images(), [uploading])
})

t.test('batches expire as images do', async (t) => {
  const { webs, batches, save } = await open(t)
  const [{ expiry, sweep }] = webs
  await sweep()
  const [past, kept] = [newBatch([await save(-1)]), newBatch([await save(HOUR_MS)])]
  for (const batch of [past, kept]) {
    await batches.save(batch)
    expiry.note({ kind: 'batch', id: batch.id, expiresAt: batch.expiresAt })
  }
  await sweep()
  t.strictSame(await batches.ids(), [kept.id])
})

t.test('an index that cannot be written is written later', async (t) => {
  const { webs, storage, save, images } = await open(t)
  const [{ expiry, sweep }] = webs
  await sweep()
  const { id, expiresAt } = await save(-1)
  expiry.note({ kind: 'image', id, expiresAt })
  const { writeOnce } = storage
  storage.writeOnce = () => Promise.reject(new Error('away'))
  await t.rejects(sweep(), { message: 'away' })
  storage.writeOnce = writeOnce
  await sweep()
  t.strictSame(await images(), [])
})
