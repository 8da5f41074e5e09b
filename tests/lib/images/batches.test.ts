import { join } from 'node:path'
import t, { type Test } from 'tap'
import { newBatch, openBatches } from '#lib/images/batches.ts'
import { newImageId } from '#lib/images/ids.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { filesIn } from '../../support/storage/folder.ts'

function open(t: Test) {
  const folder = t.testdir()
  const storage = openFileStorage(folder)
  return { folder, storage, batches: openBatches(storage) }
}

const lasting = (ms: number) => ({
  id: newImageId(),
  expiresAt: new Date(Date.now() + ms).toISOString()
})

t.test('a batch lists its images in order, and expires with the last of them', async (t) => {
  const images = [lasting(2000), lasting(3000), lasting(1000)]
  const batch = newBatch(images)
  t.match(batch.id, /^[\w-]{22}$/)
  t.strictSame(
    batch.images,
    images.map(({ id }) => id)
  )
  t.equal(batch.expiresAt, images[1]?.expiresAt)
  t.not(newBatch(images).id, batch.id)
})

t.test('a saved batch can be read until it expires or is erased', async (t) => {
  const { batches, folder } = open(t)
  const [batch, past] = [newBatch([lasting(60_000)]), newBatch([lasting(-1)])]
  t.equal(await batches.read(batch.id), undefined)
  t.equal(await batches.isExpired(batch.id), false)
  await batches.save(batch)
  await batches.save(past)
  t.strictSame(
    await filesIn(join(folder, 'batches')),
    [`${batch.id}.json`, `${past.id}.json`].sort()
  )
  t.strictSame(await batches.read(batch.id), batch)
  t.equal(await batches.read(past.id), undefined)
  t.strictSame((await batches.ids()).sort(), [batch.id, past.id].sort())
  t.strictSame([await batches.isExpired(batch.id), await batches.isExpired(past.id)], [false, true])
  await batches.erase(batch.id)
  await batches.erase(past.id)
  t.strictSame(await batches.ids(), [])
  t.strictSame(await filesIn(folder), [], 'no files are left')
})

t.test('ignores files that are not batches', async (t) => {
  const { batches, storage } = open(t)
  await storage.writeOnce('batches/notes.txt', '')
  t.strictSame(await batches.ids(), [])
})
