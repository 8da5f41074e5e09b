import t from 'tap'
import { originalKey, resultKey } from '#lib/images/images.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { doneBy, markOf } from '../../support/storage/asked.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { newImage, openTestImages } from '../../support/storage/images.ts'

const metadata = {
  ...{ frames: 1, depth: 8, colorSpace: 'rgb', orientation: 1 },
  ...{ exif: true, gps: false, icc: false, xmp: false, iptc: false, c2pa: false, gainMap: false },
  ...{ dominantColor: '#c83c1e', thumbHash: 'AAAA' }
}

t.test('a saved image can be read until it expires', async (t) => {
  const { images } = openTestImages(t)
  const [image, past] = [newImage(), newImage(-1)]
  t.equal(await images.read(image.id), undefined)
  await images.save(image)
  await images.save(past)
  t.strictSame(await images.read(image.id), image)
  t.equal(await images.read(past.id), undefined)
  t.strictSame((await images.ids()).sort(), [image.id, past.id].sort())
})

t.test('metadata can be read once it is written', async (t) => {
  const { images } = openTestImages(t)
  const { id } = newImage()
  t.equal(await images.readMetadata(id), undefined)
  await images.writeMetadata(id, metadata)
  t.strictSame(await images.readMetadata(id), metadata)
})

t.test('keys follow the layout in the contract', async (t) => {
  const { folder, images } = openTestImages(t)
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
