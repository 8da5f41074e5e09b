import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { counted } from '../support/power/counted.ts'
import { openHouse } from '../support/power/house.ts'
import { DESCRIPTION, ID, imageNow } from '../support/power/life.ts'

const RECIPE = 'grayscale'
const mark = `pending/${ID}/${recipeKey(RECIPE)}`

t.test('an image with one recipe costs three writes before its 202, and three after', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-writes-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const { storage, writes } = counted(openFileStorage(folder))
  const house = openHouse(storage)

  await house.upload(imageNow(), [RECIPE])
  const [original, ...facts] = writes.splice(0)
  t.equal(original, `create images/${ID}/original`)
  t.strictSame(facts.sort(), [`write images/${ID}/image.json`, `write ${mark}`])

  await house.runJobs()
  const print = resultKey(ID, RECIPE)
  t.strictSame(writes.splice(0), [`create ${print}`, `write ${print}.json`, `remove ${mark}`])
  t.match(await house.images.readState(ID, RECIPE), { status: 'done' })

  await house.look()
  await house.runJobs()
  t.strictSame(writes, [], 'there is nothing left to do')

  // in spare time, when nobody waits
  await house.images.writeMetadata(ID, DESCRIPTION)
  t.strictSame(writes, [`write images/${ID}/metadata.json`])
})
