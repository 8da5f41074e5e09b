import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { originalKey } from '#lib/images/images.ts'
import { HOUR_MS } from '#lib/units.ts'
import { markOf } from '../../support/storage/asked.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { newImage, openTestImages } from '../../support/storage/images.ts'

t.test('erasing an image leaves no files', async (t) => {
  const { folder, images } = openTestImages(t)
  const image = newImage()
  await images.save(image)
  await images.storage.writeOnce(originalKey(image.id), 'original')
  await images.mark(image.id, markOf('grayscale'))
  await images.erase(image.id)
  t.strictSame(await filesIn(folder), [])
  t.equal(await images.read(image.id), undefined)
  await images.erase(image.id)
})

t.test('an image is expired after its time', async (t) => {
  const { images } = openTestImages(t)
  const [image, past] = [newImage(), newImage(-1)]
  await images.save(image)
  await images.save(past)
  t.equal(await images.isExpired(image.id, new Date()), false)
  t.equal(await images.isExpired(past.id, new Date(0)), true)
})

t.test('an unfinished upload is expired only when it is old', async (t) => {
  const { folder, images } = openTestImages(t)
  const id = newImageId()
  const longAgo = new Date(Date.now() - HOUR_MS)
  const age = async (path: string) => {
    const before = new Date(Date.now() - 2 * HOUR_MS)
    await utimes(join(folder, path), before, before)
  }
  await mkdir(join(folder, 'images', id), { recursive: true })
  t.equal(await images.isExpired(id, longAgo), false, 'a new, empty folder')
  await images.storage.writeOnce(originalKey(id), 'original')
  t.equal(await images.isExpired(id, longAgo), false, 'a new original')
  await age(originalKey(id))
  t.equal(await images.isExpired(id, longAgo), true, 'an old original')
  await images.storage.remove(originalKey(id))
  await mkdir(join(folder, 'images', id), { recursive: true })
  await age(`images/${id}`)
  t.equal(await images.isExpired(id, longAgo), true, 'an old, empty folder')
  t.equal(await images.isExpired(newImageId(), longAgo), false, 'a missing image')
})
