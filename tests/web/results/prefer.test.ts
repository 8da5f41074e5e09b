import sharp from 'sharp'
import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
/** Its size can be read, so web takes it; its pixels cannot, so it fails. */
const stub = { name: 'stub.png', bytes: pngStart(60, 40) }

type Raw = { bytes?: Buffer; query?: string; headers?: Record<string, string> }

const sendRaw = ({ bytes = fry.bytes, query = '', headers = {} }: Raw) =>
  fetch(`${url}/images${query}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'image/jpeg', ...headers }
  })

const waitingForBytes = { prefer: 'wait=20', accept: 'image/*' }

t.test('a POST that waits is answered with the image and its results done', async (t) => {
  const recipes = ['grayscale', 'thermal']
  const response = await client.send([fry], recipes, { prefer: 'wait=20' })
  t.equal(response.status, 200)
  t.equal(response.headers.get('preference-applied'), 'wait=20')
  const image = (await response.json()) as ImageJson
  t.equal(response.headers.get('location'), image.url)
  t.strictSame(
    image.results.map(({ recipe, status }) => `${recipe} ${status}`),
    ['grayscale done', 'thermal done']
  )
})

t.test('a POST of several images that waits is answered when all are done', async (t) => {
  const response = await client.send([fry, fry], ['grayscale'], { prefer: 'wait=20' })
  t.equal(response.status, 200)
  const { images } = (await response.json()) as { images: ImageJson[] }
  t.strictSame(
    images.map(({ results }) => results[0]?.status),
    ['done', 'done']
  )
})

t.test('a program that waits for bytes is answered with the print', async (t) => {
  const response = await sendRaw({ query: '?recipe=grayscale', headers: waitingForBytes })
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'image/png')
  t.equal(response.headers.get('preference-applied'), 'wait=20')
  t.match(response.headers.get('location'), /^\/images\/[\w-]{22}$/)
  const print = Buffer.from(await response.arrayBuffer())
  t.match(await sharp(print).metadata(), { format: 'png', width: 60, height: 40, channels: 1 })
  t.ok((await client.bytes(`${response.headers.get('location')}/results/grayscale`)).equals(print))
})

t.test('the print comes in the format that the recipe says', async (t) => {
  const query = '?recipe=grayscale,output:format=webp'
  const headers = { prefer: 'wait=20', accept: 'image/webp,image/apng;q=0.9' }
  const response = await sendRaw({ query, headers })
  t.equal(response.headers.get('content-type'), 'image/webp')
})

t.test('a print of a type that is not accepted is refused before it is made', async (t) => {
  for (const [query, accept] of [
    ['', 'image/webp'],
    ['?recipe=output:format=avif', 'image/png, image/jpeg'],
    ['?recipe=output:format=original', 'image/png']
  ]) {
    const headers = { prefer: 'wait=20', accept: accept ?? '' }
    const response = await sendRaw({ query: query ?? '', headers })
    const problem = await assertProblem(t, response, { status: 406, code: 'not-acceptable' })
    t.match(problem.detail, accept, 'and says what was accepted')
  }
})

t.test('a client that accepts bytes but does not wait gets the image as JSON', async (t) => {
  const response = await sendRaw({ headers: { accept: 'image/*' } })
  t.equal(response.status, 202)
  t.match(response.headers.get('content-type'), /^application\/json/)
})

t.test('several recipes are answered with JSON, whatever is accepted', async (t) => {
  const response = await sendRaw({
    query: '?recipe=grayscale&recipe=thermal',
    headers: waitingForBytes
  })
  t.equal(response.status, 200)
  t.match(await response.json(), { results: [{ status: 'done' }, { status: 'done' }] })
})

t.test('a client that waits for bytes is told that the image cannot be developed', async (t) => {
  const response = await sendRaw({ bytes: stub.bytes, headers: waitingForBytes })
  const problem = await assertProblem(t, response, { status: 422, code: 'result-failed' })
  t.match(problem, { recipe: 'grayscale', state: 'failed' })
  t.equal(response.headers.get('preference-applied'), 'wait=20')
})

t.test('a client that waits for JSON is told that the image cannot be developed', async (t) => {
  const response = await client.send([stub], [], { prefer: 'wait=20' })
  t.equal(response.status, 200)
  t.match(await response.json(), { results: [{ status: 'failed', error: /./ }] })
})

t.test('a client that waits for a result gets its bytes when they are ready', async (t) => {
  const { id } = (await (await client.send([fry])).json()) as ImageJson
  const response = await fetch(`${url}/images/${id}/results/grayscale`, {
    headers: { prefer: 'wait=20' }
  })
  t.equal(response.status, 200)
  t.equal(response.headers.get('preference-applied'), 'wait=20')
  t.equal((await sharp(await response.arrayBuffer()).metadata()).width, 60)
})

t.test('a client that requests another result can wait for it too', async (t) => {
  const { id } = (await (await client.send([fry])).json()) as ImageJson
  const response = await fetch(`${url}/images/${id}/results`, {
    method: 'POST',
    body: JSON.stringify({ recipe: 'thermal' }),
    headers: { 'content-type': 'application/json', prefer: 'wait=20' }
  })
  t.equal(response.status, 200)
  t.equal(response.headers.get('preference-applied'), 'wait=20')
  t.match(await response.json(), { results: [{ recipe: 'grayscale' }, { status: 'done' }] })
})
