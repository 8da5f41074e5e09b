import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

// no receiver runs, so that jobs wait
const darkroom = await openDarkroom(t, { MAX_FILES: '25', MAX_QUEUED: '20000' })
await darkroom.startWeb()
const { url, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

const blurs = (count: number, sigma = 1) =>
  Array.from({ length: count }, (_, i) => `blur:sigma=${sigma}.${String(i + 1).padStart(4, '0')}1`)
const marksOf = async (id: string) => (await filesIn(`${dataDir}/pending/${id}`)).length
const marks = async () => (await filesIn(`${dataDir}/pending`)).length

const batchOf = (count: number) => client.unprinted(Array.from({ length: count }, () => fry))

t.test('recipes times images are counted before anything is begun', async (t) => {
  const batch = await batchOf(21)
  const response = await client.postJson(`/batches/${batch}/results`, { recipes: blurs(500) })
  const problem = await assertProblem(t, response, { status: 422, code: 'too-many-results' })
  t.match(problem, { per: 'request', limit: { allowed: 10_000, measured: 10_500 } })
  t.equal(await marks(), 0)
})

t.test('a form that names a recipe again and again asks for it once', async (t) => {
  const batch = await batchOf(2)
  const fields = Array.from({ length: 4000 }, (): [string, string] => ['recipe', 'flip'])
  t.equal((await client.postForm(`/batches/${batch}/results`, fields)).status, 303)
  t.equal((await client.readBatch(batch)).progress.total, 2)
})

t.test('an image has so many results and no more', async (t) => {
  const id = await client.accepted(fry, 'flop')
  const asking = (recipes: string[]) => client.postJson(`/images/${id}/results`, { recipes })
  t.equal((await asking(blurs(300))).status, 202)
  const response = await asking(blurs(200, 2))
  const problem = await assertProblem(t, response, { status: 422, code: 'too-many-results' })
  t.match(problem, { per: 'image', limit: { variable: 'MAX_RESULTS', measured: 501 } })
  t.equal((await asking(blurs(199, 2))).status, 202)
  t.equal((await asking(blurs(300))).status, 202, 'what is there already is no other')
  t.equal((await fetch(`${url}/images/${id}/contact-sheet`, { method: 'POST' })).status, 202)
})

t.test('recipes beyond that are not even read', async (t) => {
  const id = await client.accepted(fry)
  const recipes = [...blurs(500), 'nothing']
  const response = await client.postJson(`/images/${id}/results`, { recipes })
  await assertProblem(t, response, { status: 422, code: 'too-many-results' })
  t.equal(await marksOf(id), 1)
})
