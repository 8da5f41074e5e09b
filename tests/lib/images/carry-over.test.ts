import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { carryOver } from '#lib/images/carry-over.ts'
import { openImages } from '#lib/images/images.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { newImage } from '../../support/storage/images.ts'

const log = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }
const ID = 'a'.repeat(22)
const ASKED = '2026-11-28T12:00:00.000Z'

/** As the release before stored it: each result's state in its file, rewritten, and marks beside it. */
const STATES = [
  { recipe: 'grayscale', status: 'queued', askedAt: ASKED, attempts: 0 },
  { recipe: 'thermal', status: 'processing', askedAt: ASKED, attempts: 2, receiver: 'dead' },
  { recipe: 'sepia', status: 'done', askedAt: ASKED, attempts: 0, format: 'png', bytes: 9 },
  {
    recipe: 'negative',
    status: 'failed',
    askedAt: ASKED,
    attempts: 0,
    code: 'damaged',
    parameters: {}
  }
]
const MARKED = ['grayscale', 'sepia']

async function open(t: Test) {
  const folder = t.testdir()
  const storage = openFileStorage(folder)
  const write = async (path: string, content: object) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), JSON.stringify(content))
  }
  await write(`images/${ID}/image.json`, { ...newImage(), id: ID, createdAt: ASKED })
  for (const state of STATES) {
    await write(`images/${ID}/results/${recipeKey(state.recipe)}.json`, state)
  }
  for (const recipe of MARKED) {
    await write(`pending/${ID}/${recipeKey(recipe)}`, { version: 1, image: ID, recipe })
  }
  return { storage, images: openImages(storage) }
}

const expected = STATES.map(({ recipe, status }) => ({
  recipe,
  askedAt: ASKED,
  status: status === 'processing' ? 'queued' : status
}))

t.test('results of the release before are what they were, and what waited is marked', async (t) => {
  const { storage, images } = await open(t)
  await carryOver(storage, log)
  const states = await images.readStates(ID)
  const byRecipe = (recipe: string) => states.find((state) => state.recipe === recipe)
  for (const state of expected) t.match(byRecipe(state.recipe), state)
  t.equal(states.length, STATES.length)
  const marks = await Array.fromAsync(images.marks())
  t.strictSame(marks.map(({ recipe }) => recipe).sort(), ['grayscale', 'thermal'])
  t.equal((await storage.list(`pending/${ID}`)).length, 2, 'and nothing else')
})

t.test('what was carried over is settled, failed and asked for like any other', async (t) => {
  const { storage, images } = await open(t)
  await carryOver(storage, log)
  const mark = await images.readMark(ID, 'grayscale')
  t.ok(mark)
  if (mark) await images.settle(ID, { ...mark, status: 'done' })
  if (mark) await images.unmark(ID, mark)
  t.match(await images.readState(ID, 'grayscale'), { status: 'done' })
  t.ok(await images.ask(ID, { recipe: 'negative', askedAt: ASKED, lane: 'images' }))
  t.match(await images.readState(ID, 'negative'), { status: 'queued' })
})

t.test('it is done once, and again from the start if it was interrupted', async (t) => {
  const { storage, images } = await open(t)
  let writes = 0
  const writeOnce: typeof storage.writeOnce = async (...args) => {
    if (++writes === 2) throw new Error('no space left on device')
    return await storage.writeOnce(...args)
  }
  await carryOver({ ...storage, writeOnce }, log)
  await carryOver(storage, log)
  const marks = await Array.fromAsync(images.marks())
  t.equal(marks.length, 2)
  await images.eraseMark(ID, 'grayscale')
  await carryOver({ ...storage, list: () => Promise.reject(new Error('looked again')) }, log)
  t.equal((await Array.fromAsync(images.marks())).length, 1)
})
