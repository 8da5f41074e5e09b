import t from 'tap'
import { type Image, type Images, openImages } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { doneBy, failedBy, markOf } from '../../support/storage/asked.ts'
import { newImage, openTestImages } from '../../support/storage/images.ts'

t.test('asking again for what has failed marks it first, then erases how it failed', async (t) => {
  const { images } = openTestImages(t)
  const { id } = await saved(images)
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
  const { images } = openTestImages(t)
  const { id } = await saved(images)
  const first = markOf('grayscale')
  await images.mark(id, first)
  await images.settle(id, failedBy(first))
  const asking = { recipe: 'grayscale', askedAt: 'now', lane: 'images' } as const
  const asked = await Promise.all(Array.from({ length: 9 }, () => images.ask(id, asking)))
  t.equal(asked.filter(Boolean).length, 1)
  t.match(await images.readMark(id, 'grayscale'), asked.find(Boolean))
})

t.test('what is asked for while its image is erased leaves no mark', async (t) => {
  const storage = openFileStorage(t.testdir())
  const images = openImages(storage)
  const { id } = await saved(images)
  const slow = openImages(afterErasing(storage, () => images.erase(id)))
  t.equal(await slow.ask(id, { recipe: 'grayscale', askedAt: 'now', lane: 'images' }), undefined)
  t.strictSame(await images.idsOfMarks(), [])
})

async function saved(images: Images): Promise<Image> {
  const image = newImage()
  await images.save(image)
  return image
}

/** Whatever is written here comes after the image was erased. */
function afterErasing(storage: Storage, erase: () => Promise<void>): Storage {
  return {
    ...storage,
    async writeOnce(...written) {
      await erase()
      return await storage.writeOnce(...written)
    }
  }
}
