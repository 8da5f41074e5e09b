import t, { type Test } from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { openHouse, printOf } from '../../support/power/house.ts'
import { ID, imageNow } from '../../support/power/life.ts'
import { filesIn } from '../../support/storage/folder.ts'

const RECIPE = 'grayscale'

/** An image was accepted; its job's message, which tells its mark, is believed. */
async function open(t: Test, changed: (storage: Storage) => Storage = (storage) => storage) {
  const folder = t.testdir()
  const storage = openFileStorage(folder)
  const house = openHouse(changed(storage))
  await house.upload(imageNow(), [RECIPE])
  t.match(house.queue, [{ asked: { format: 'jpeg', isFirst: true } }])
  return {
    ...house,
    files: () => filesIn(folder),
    print: () => storage.read(resultKey(ID, RECIPE))
  }
}

t.test('a result that was cancelled is not stored', async (t) => {
  const { images, runJobs, print } = await open(t)
  await images.eraseResult(ID, RECIPE)
  await runJobs()
  t.equal(await images.readState(ID, RECIPE), undefined)
  t.equal(await print(), undefined)
})

t.test('an image that was erased leaves nothing', async (t) => {
  const { images, runJobs, files } = await open(t)
  await images.erase(ID)
  await runJobs()
  t.strictSame(await files(), [])
})

t.test('a message that comes twice is one result, and its print stays', async (t) => {
  const { images, queue, runJobs, print } = await open(t)
  queue.push(...queue)
  await runJobs()
  t.match(await images.readState(ID, RECIPE), { status: 'done' })
  t.equal(await print(), printOf(RECIPE))
  t.strictSame(await images.readMarks(ID), [])
})

t.test('a result that is erased while it is being settled does not come back', async (t) => {
  let isErased = false
  const { images, runJobs, print } = await open(t, (storage) => ({
    ...storage,
    async writeOnce(key, content, options) {
      if (!key.endsWith(`${resultKey(ID, RECIPE)}.json`)) {
        return await storage.writeOnce(key, content, options)
      }
      t.equal(await options?.stillWanted?.(), true)
      await images.eraseResult(ID, RECIPE)
      isErased = true
      return await storage.writeOnce(key, content)
    }
  }))
  await runJobs()
  t.ok(isErased)
  t.equal(await images.readState(ID, RECIPE), undefined)
  t.equal(await print(), undefined)
})

t.test('one that failed before, and was asked for again, is done', async (t) => {
  const { images, runJobs } = await open(t)
  const before = { recipe: RECIPE, askedAt: '', markedAt: 'before', status: 'failed' }
  // as a power cut brings it back
  await images.storage.writeOnce(`${resultKey(ID, RECIPE)}.json`, JSON.stringify(before))
  await runJobs()
  t.match(await images.readState(ID, RECIPE), { status: 'done' })
  t.strictSame(await images.readMarks(ID), [])
})
