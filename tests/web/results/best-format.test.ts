import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = await photo(60, 40)

const BEST = 'grayscale,output:format=best'

function send(accept: string, recipe = BEST) {
  return fetch(`${url}/images?recipe=${recipe}`, {
    method: 'POST',
    body: new Uint8Array(fry),
    headers: { 'content-type': 'image/jpeg', prefer: 'wait=20', accept }
  })
}

const NEGOTIATED: [accept: string, type: string][] = [
  ['image/webp, image/png', 'image/webp'],
  ['image/png, image/webp', 'image/webp'],
  ['image/png', 'image/png'],
  ['image/jpeg', 'image/jpeg'],
  ['image/png;q=0.4, image/jpeg;q=0.5, image/webp;q=0.3', 'image/jpeg'],
  ['image/*;q=0.8, image/png', 'image/png'],
  ['image/webp;q=0, image/avif;q=0.0, image/*', 'image/png'],
  ['image/webp;q=0.1, image/tiff', 'image/webp'],
  ['image/PNG ; Q=1, */*;q=0.9', 'image/png']
]

for (const [accept, type] of NEGOTIATED) {
  t.test(`best is ${type} for Accept: ${accept}`, async (t) => {
    const response = await send(accept)
    t.equal(response.status, 200)
    t.equal(response.headers.get('content-type'), type)
    t.match(response.headers.get('vary'), /accept/i)
    const where = response.headers.get('content-location') ?? ''
    const bytes = Buffer.from(await response.arrayBuffer())
    t.ok((await client.bytes(where)).equals(bytes), 'Content-Location leads to the same')
  })
}

t.test('best is what it is for who likes all types as much', async (t) => {
  for (const accept of ['image/*', 'image/avif,image/webp,image/apng,image/*,*/*;q=0.8']) {
    const response = await send(accept)
    t.equal(response.status, 200)
    t.match(response.headers.get('content-location'), new RegExp(`/${BEST}$`))
    await response.arrayBuffer()
  }
})

t.test('best is refused where none of what it can be is accepted', async (t) => {
  for (const accept of ['image/tiff', 'image/gif', 'image/png;q=0, image/bmp']) {
    const problem = await assertProblem(t, await send(accept), {
      status: 406,
      code: 'not-acceptable'
    })
    t.match(problem, { mediaType: 'image/webp, image/avif, image/png, image/jpeg' })
  }
})

t.test('a print that best has made is not sent as a type that is refused', async (t) => {
  const response = await client.send([{ name: 'fry.jpg', bytes: fry }], [BEST])
  const { id } = (await response.json()) as ImageJson
  const [result] = (await client.settled(id)).results
  const made = `image/${result?.format}`
  const get = (accept: string) => fetch(url + result?.url, { headers: { accept } })
  for (const accept of ['image/bmp', `image/*, ${made};q=0`]) {
    const problem = await assertProblem(t, await get(accept), {
      status: 406,
      code: 'not-acceptable'
    })
    t.match(problem.detail, made, 'and says of what type it is')
  }
  for (const accept of [made, 'image/*', '*/*', 'application/json', `${made};q=0.1, text/plain`]) {
    const response = await get(accept)
    t.equal(response.status, 200, accept)
    t.equal(response.headers.get('content-type'), made)
    t.match(response.headers.get('vary'), /accept/i)
    await response.arrayBuffer()
  }
})

t.test('a program that likes JSON more than bytes gets JSON', async (t) => {
  for (const accept of ['application/json, image/png;q=0.5', 'image/png;q=0', '*/*']) {
    const response = await send(accept, 'grayscale')
    t.equal(response.status, 200)
    t.match(response.headers.get('content-type'), /^application\/json/, accept)
    t.match(response.headers.get('vary'), /accept/i)
    await response.arrayBuffer()
  }
})
