import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { newImageId } from '#lib/images/ids.ts'
import { type Image, openImages, originalKey, resultKey } from '#lib/images/images.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { HOUR_MS } from '#lib/units.ts'
import { filesIn } from '../../support/storage/folder.ts'

function open(t: Test) {
  const folder = t.testdir()
  return { folder, images: openImages(openStorage(`file:${folder}`)) }
}

function newImage(lastsMs = HOUR_MS): Image {
  const now = Date.now()
  return {
    id: newImageId(),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + lastsMs).toISOString(),
    original: { name: 'a.jpg', format: 'jpeg', width: 3, height: 2, bytes: 9 }
  }
}

const metadata = {
  ...{ frames: 1, depth: 8, colorSpace: 'rgb', orientation: 1 },
  ...{ exif: true, gps: false, icc: false, xmp: false, iptc: false, c2pa: false, gainMap: false },
  ...{ dominantColor: '#c83c1e', thumbHash: 'AAAA' }
}

const stateOf = (recipe: string, askedAt: string) =>
  ({ recipe, status: 'queued', askedAt, attempts: 0 }) as const

t.test('a saved image can be read until it expires', async (t) => {
  const { images } = open(t)
  const [image, past] = [newImage(), newImage(-1)]
  t.equal(await images.read(image.id), undefined)
  await images.save(image)
  await images.save(past)
  t.strictSame(await images.read(image.id), image)
  t.equal(await images.read(past.id), undefined)
  t.strictSame((await images.ids()).sort(), [image.id, past.id].sort())
})

t.test('metadata can be read once it is written', async (t) => {
  const { images } = open(t)
  const { id } = newImage()
  t.equal(await images.readMetadata(id), undefined)
  await images.writeMetadata(id, metadata)
  t.strictSame(await images.readMetadata(id), metadata)
})

t.test('keys follow the layout in the contract', async (t) => {
  const { folder, images } = open(t)
  const image = newImage()
  const key = recipeKey('grayscale')
  await images.storage.write(originalKey(image.id), 'original')
  await images.writeState(image.id, stateOf('grayscale', image.createdAt))
  await images.mark(createJob(image.id, 'grayscale'))
  await images.save(image)
  await images.storage.write(resultKey(image.id, 'grayscale'), 'print')
  await images.writeMetadata(image.id, metadata)
  t.strictSame(await filesIn(folder), [
    `images/${image.id}/image.json`,
    `images/${image.id}/metadata.json`,
    `images/${image.id}/original`,
    `images/${image.id}/results/${key}`,
    `images/${image.id}/results/${key}.json`,
    `pending/${image.id}/${key}`
  ])
})

t.test('results are listed in the order of their requests', async (t) => {
  const { images } = open(t)
  const id = newImageId()
  const recipes = ['thermal', 'grayscale', 'resize:width=9']
  for (const [i, recipe] of recipes.entries()) {
    await images.writeState(id, stateOf(recipe, new Date(i).toISOString()))
  }
  t.strictSame(
    (await images.readStates(id)).map(({ recipe }) => recipe),
    recipes
  )
  t.match(await images.readState(id, 'thermal'), { recipe: 'thermal', status: 'queued' })
  t.equal(await images.readState(id, 'sepia'), undefined)
})

t.test('pending jobs are those marked before a given time and not unmarked since', async (t) => {
  const { folder, images } = open(t)
  const [old, young] = [createJob(newImageId(), 'grayscale'), createJob(newImageId(), 'thermal')]
  await images.mark(old)
  await images.mark(young)
  const anHourAgo = new Date(Date.now() - HOUR_MS)
  await utimes(join(folder, 'pending', old.image, recipeKey(old.recipe)), anHourAgo, anHourAgo)
  const since = async (ms: number) =>
    await Array.fromAsync(images.pending(new Date(Date.now() - ms)))
  t.strictSame(await since(HOUR_MS / 2), [old])
  t.equal((await since(-1000)).length, 2)
  await images.unmark(old)
  t.strictSame(await since(HOUR_MS / 2), [])
})

t.test('erasing an image leaves no files', async (t) => {
  const { folder, images } = open(t)
  const image = newImage()
  await images.save(image)
  await images.storage.write(originalKey(image.id), 'original')
  await images.writeState(image.id, stateOf('grayscale', image.createdAt))
  await images.mark(createJob(image.id, 'grayscale'))
  await images.erase(image.id)
  t.strictSame(await filesIn(folder), [])
  t.equal(await images.read(image.id), undefined)
  await images.erase(image.id)
})

t.test('an image is expired after its time', async (t) => {
  const { images } = open(t)
  const [image, past] = [newImage(), newImage(-1)]
  await images.save(image)
  await images.save(past)
  t.equal(await images.isExpired(image.id, new Date()), false)
  t.equal(await images.isExpired(past.id, new Date(0)), true)
})

t.test('an unfinished upload is expired only when it is old', async (t) => {
  const { folder, images } = open(t)
  const id = newImageId()
  const longAgo = new Date(Date.now() - HOUR_MS)
  const age = async (path: string) => {
    const before = new Date(Date.now() - 2 * HOUR_MS)
    await utimes(join(folder, path), before, before)
  }
  await mkdir(join(folder, 'images', id), { recursive: true })
  t.equal(await images.isExpired(id, longAgo), false, 'a new, empty folder')
  await images.storage.write(originalKey(id), 'original')
  t.equal(await images.isExpired(id, longAgo), false, 'a new original')
  await age(originalKey(id))
  t.equal(await images.isExpired(id, longAgo), true, 'an old original')
  await images.storage.remove(originalKey(id))
  await mkdir(join(folder, 'images', id), { recursive: true })
  await age(`images/${id}`)
  t.equal(await images.isExpired(id, longAgo), true, 'an old, empty folder')
  t.equal(await images.isExpired(newImageId(), longAgo), false, 'a missing image')
})
