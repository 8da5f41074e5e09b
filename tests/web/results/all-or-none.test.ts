import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const LIMIT = 6

const darkroom = await openDarkroom(t, { MAX_QUEUED: String(LIMIT) })
await darkroom.startWeb()
const { postJson, postForm, ...client } = createClient(darkroom.url)
const picture = { name: 'fry.jpg', bytes: await photo(60, 40) }
// three of six places are taken: one by the single image, two by the batch
const id = await client.accepted(picture)
const batch = await client.batchOf([picture, picture])
const marks = async () =>
  (await darkroom.files()).filter((file) => file.startsWith('pending')).length

t.test('a wrong recipe among good ones is reported, and none is requested', async (t) => {
  for (const path of [`/images/${id}/results`, `/batches/${batch}/results`]) {
    const response = await postJson(path, { recipes: ['thermal', 'sepia:amount=x'] })
    const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
    t.match(problem, { recipe: 'sepia:amount=x' })
  }
  t.equal(await marks(), 3)
})

t.test('more than there is room for are all refused', async (t) => {
  const recipes = ['thermal', 'sepia', 'negative', 'emboss']
  const response = await postJson(`/images/${id}/results`, { recipes })
  await assertProblem(t, response, { status: 429, code: 'queue-full' })
  const ofAll = await postJson(`/batches/${batch}/results`, { recipes: ['thermal', 'sepia'] })
  await assertProblem(t, ofAll, { status: 429, code: 'queue-full' })
  const fields = recipes.map((recipe): [string, string] => ['treatment', recipe])
  t.equal((await postForm(`/images/${id}/results`, fields)).status, 429)
  t.equal(await marks(), 3)
  t.equal((await client.readImage(id)).results.length, 1)
})

t.test('a body without recipes, or with both members, is refused', async (t) => {
  for (const body of [{ recipes: [] }, { recipe: 'thermal', recipes: ['sepia'] }, {}]) {
    const response = await postJson(`/images/${id}/results`, body)
    await assertProblem(t, response, { status: 400, code: 'no-recipe' })
  }
})

t.test('as many as there is room for are accepted, each once, in their order', async (t) => {
  const recipes = ['thermal', 'sepia', 'grayscale', 'thermal', 'negative']
  const response = await postJson(`/images/${id}/results`, { recipes })
  t.equal(response.status, 202)
  t.equal(response.headers.get('location'), `/images/${id}/results/thermal`)
  const { results } = await client.readImage(id)
  t.strictSame(
    results.map(({ recipe }) => recipe),
    ['grayscale', 'thermal', 'sepia', 'negative']
  )
  t.equal(await marks(), LIMIT)
})
