import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { type Image, openImages, originalKey, resultKey } from '#lib/images/images.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import type { Settled } from '#lib/images/result-state.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'
import { filesIn } from '../../support/storage/folder.ts'

function open(t: Test) {
  const folder = t.testdir()
  return { folder, images: openImages(openFileStorage(folder)) }
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

const markOf = (recipe: string, askedAt = 'now'): Mark => ({
  recipe,
  askedAt,
  markedAt: `${askedAt}, marked`,
  lane: 'images'
})

/** How a print was settled that was asked for by this mark. */
const doneBy = ({ lane: _, ...mark }: Mark): Settled => ({ ...mark, status: 'done', format: 'png' })
const failedBy = ({ lane: _, ...mark }: Mark): Settled => ({
  ...mark,
  status: 'failed',
  code: 'damaged',
  parameters: {}
})

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
  await images.storage.writeOnce(originalKey(image.id), 'original')
  await images.save(image)
  await images.mark(image.id, markOf('grayscale'))
  await images.begin(image.id, 'grayscale', 2)
  await images.settle(image.id, doneBy(markOf('grayscale')))
  await images.storage.writeOnce(resultKey(image.id, 'grayscale'), 'print')
  await images.writeMetadata(image.id, metadata)
  t.strictSame(await filesIn(folder), [
    `images/${image.id}/image.json`,
    `images/${image.id}/metadata.json`,
    `images/${image.id}/original`,
    `images/${image.id}/results/${key}`,
    `images/${image.id}/results/${key}.begun.2`,
    `images/${image.id}/results/${key}.json`,
    `pending/${image.id}/${key}`
  ])
})

t.test('results are listed in the order of their requests, settled or not', async (t) => {
  const { images } = open(t)
  const id = newImageId()
  const recipes = ['thermal', 'grayscale', 'resize:width=9']
  const marks = recipes.map((recipe, i) => markOf(recipe, new Date(i).toISOString()))
  for (const mark of marks.toReversed()) await images.mark(id, mark)
  for (const mark of marks.slice(0, 2)) {
    await images.settle(id, doneBy(mark))
    await images.unmark(id, mark)
  }
  t.match(await images.readStates(id), [
    { recipe: 'thermal', status: 'done' },
    { recipe: 'grayscale', status: 'done' },
    { recipe: 'resize:width=9', status: 'queued' }
  ])
  t.match(await images.readState(id, 'thermal'), { recipe: 'thermal', status: 'done' })
  t.equal(await images.readState(id, 'sepia'), undefined)
})

t.test('a result is settled once, and only while its mark is there', async (t) => {
  const { images } = open(t)
  const id = newImageId()
  const mark = markOf('grayscale')
  t.equal(await images.settle(id, doneBy(mark)), false, 'never asked for')
  await images.mark(id, mark)
  t.equal(await images.settle(id, failedBy(markOf('grayscale', 'before'))), false, 'an old asking')
  t.equal(await images.settle(id, doneBy(mark)), true)
  t.equal(await images.settle(id, failedBy(mark)), false)
  t.match(await images.readState(id, 'grayscale'), { status: 'done' })
})

t.test('asking again for what has failed marks it first, then erases how it failed', async (t) => {
  const { images } = open(t)
  const id = newImageId()
  const first = markOf('grayscale')
  const asking = { recipe: 'grayscale', askedAt: 'now', lane: 'images' } as const
  await images.mark(id, first)
  t.equal(await images.ask(id, asking), undefined, 'it waits already')
  await images.settle(id, failedBy(first))
  t.match(await images.readState(id, 'grayscale'), { status: 'failed' })

  // its mark was left behind: whoever settled it has died
  const again = await images.ask(id, asking)
  t.match(again, { recipe: 'grayscale', askedAt: 'now' })
  t.match(await images.readState(id, 'grayscale'), { status: 'queued' })
  await images.unmark(id, first)
  t.match(await images.readMark(id, 'grayscale'), again, 'the old asking removes only its own mark')
  t.equal(await images.readSettled(id, 'grayscale'), undefined)

  if (again) await images.settle(id, doneBy(again))
  if (again) await images.unmark(id, again)
  t.equal(await images.ask(id, asking), undefined, 'it is done')
  t.equal(await images.readMark(id, 'grayscale'), undefined)
})

t.test('many who ask at once for what has failed ask once', async (t) => {
  const { images } = open(t)
  const id = newImageId()
  const first = markOf('grayscale')
  await images.mark(id, first)
  await images.settle(id, failedBy(first))
  const asking = { recipe: 'grayscale', askedAt: 'now', lane: 'images' } as const
  const asked = await Promise.all(Array.from({ length: 9 }, () => images.ask(id, asking)))
  t.equal(asked.filter(Boolean).length, 1)
  t.match(await images.readMark(id, 'grayscale'), asked.find(Boolean))
})

t.test('all marks can be looked through', async (t) => {
  const { images } = open(t)
  const ids = [newImageId(), newImageId()].sort()
  for (const image of ids) await images.mark(image, markOf('grayscale'))
  const marks = await Array.fromAsync(images.marks())
  t.strictSame(marks.map(({ image }) => image).sort(), ids)
  await images.eraseMark(ids[0] ?? '', 'grayscale')
  t.match(await Array.fromAsync(images.marks()), [{ image: ids[1], recipe: 'grayscale' }])
})

t.test('facts that a disk has emptied harm nothing else', async (t) => {
  const { folder, images } = open(t)
  const image = { ...newImage(), recipes: ['grayscale', 'thermal', 'sepia'] }
  await images.save(image)
  for (const recipe of ['grayscale', 'thermal']) {
    await images.mark(image.id, markOf(recipe))
    await images.settle(image.id, doneBy(markOf(recipe)))
    await images.unmark(image.id, markOf(recipe))
  }
  for (const recipe of ['sepia', 'negative']) await images.mark(image.id, markOf(recipe))
  const emptied = [
    `images/${image.id}/results/${recipeKey('grayscale')}.json`,
    `pending/${image.id}/${recipeKey('sepia')}`,
    `pending/${image.id}/${recipeKey('negative')}`
  ]
  for (const path of emptied) await writeFile(join(folder, path), '')
  const lost = { recipe: 'grayscale', status: 'failed', code: 'record-unreadable' }
  const waits = { recipe: 'sepia', status: 'queued' }
  const byRecipe = (await images.readStates(image.id)).sort((a, b) =>
    a.recipe.localeCompare(b.recipe)
  )
  t.match(byRecipe, [lost, waits, { recipe: 'thermal', status: 'done' }])
  t.match(await images.readState(image.id, 'grayscale'), lost)
  t.match(await images.readState(image.id, 'negative'), { status: 'queued' })
  // its job is found again, as it looks old
  t.match(await Array.fromAsync(images.marks()), [{ image: image.id, recipe: 'sepia' }])
  for (const recipe of ['grayscale', 'sepia', 'negative']) {
    t.ok(await images.ask(image.id, { recipe, askedAt: 'now', lane: 'images' }), recipe)
    t.match(await images.readState(image.id, recipe), { status: 'queued' })
  }
})

t.test('erasing an image leaves no files', async (t) => {
  const { folder, images } = open(t)
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
