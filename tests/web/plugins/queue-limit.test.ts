import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const LIMIT = 10

const darkroom = await openDarkroom(t, { MAX_QUEUED: String(LIMIT) })
await darkroom.startWeb()
const { url, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const ids: string[] = []

const marks = () => filesIn(`${dataDir}/pending`)

t.test('however many come at once, no more are accepted than may be queued', async (t) => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => client.send([fry])))
  const accepted = answers.filter(({ status }) => status === 202)
  t.equal(accepted.length, LIMIT)
  t.equal(answers.filter(({ status }) => status === 429).length, 60 - LIMIT)
  for (const answer of accepted) ids.push(((await answer.json()) as ImageJson).id)
  t.equal((await marks()).length, LIMIT)
  t.equal((await filesIn(`${dataDir}/images`)).length, 2 * LIMIT, 'and nothing is left of the rest')
})

t.test('an upload too many is refused with the limit and a time to retry', async (t) => {
  const response = await client.send([fry])
  t.match(response.headers.get('retry-after'), /^\d+$/)
  const problem = await assertProblem(t, response, { status: 429, code: 'queue-full' })
  t.match(problem, { limit: { allowed: LIMIT }, measured: LIMIT, variable: 'MAX_QUEUED' })
})

t.test('another result of an image counts as well', async (t) => {
  const ask = (recipe: string) =>
    fetch(`${url}/images/${ids[0]}/results`, {
      method: 'POST',
      body: JSON.stringify({ recipe }),
      headers: { 'content-type': 'application/json' }
    })
  await assertProblem(t, await ask('thermal'), { status: 429, code: 'queue-full' })
  t.equal((await ask('grayscale')).status, 202, 'but what waits already is no other')
})

t.test('there is room again when the work is done', async (t) => {
  darkroom.startReceiver()
  for (const id of ids) t.match((await client.settled(id)).results, [{ status: 'done' }])
  await waitFor('room', async () => (await client.send([fry])).status === 202)
  t.pass()
})

t.test('an upload that requests more than the limit is refused as a whole', async (t) => {
  const recipes = Array.from({ length: LIMIT + 1 }, (_, i) => `resize:width=${i + 1}`)
  const response = await client.send([fry], recipes)
  await assertProblem(t, response, { status: 429, code: 'queue-full' })
})

t.test(
  'a client that fills the queue shuts out no other, who has a hundredth besides',
  async (t) => {
    const darkroom = await openDarkroom(t, { MAX_QUEUED: '100', TRUST_PROXY: 'loopback' })
    await darkroom.startWeb()
    const client = createClient(darkroom.url)
    const recipes = Array.from({ length: 25 }, (_, i) => `resize:width=${i + 1}`)
    for (let i = 0; i < 4; i++) t.equal((await client.send([fry], recipes)).status, 202)
    const full = await client.send([fry])
    await assertProblem(t, full, { status: 429, code: 'queue-full' })

    const other = { 'x-forwarded-for': '192.0.2.7' }
    t.equal((await client.send([fry], [], other)).status, 202)
    const more = await client.send([fry], [], other)
    await assertProblem(t, more, { status: 429, code: 'queue-full' })
  }
)
