import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const client = createClient(darkroom.url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const { id } = (await (await client.send([fry])).json()) as ImageJson
await client.settled(id)

type Headers = Record<string, string>

const served = {
  original: { address: `${darkroom.url}/images/${id}/original`, type: 'image/jpeg' },
  result: { address: `${darkroom.url}/images/${id}/results/grayscale`, type: 'image/png' }
}

for (const [what, { address, type }] of Object.entries(served)) {
  const get = (headers: Headers = {}, method = 'GET') => fetch(address, { method, headers })
  const whole = await get()
  const etag = whole.headers.get('etag') ?? ''
  const bytes = Buffer.from(await whole.arrayBuffer())
  const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  t.test(`the ${what} is sent cacheable and sandboxed`, async (t) => {
    t.equal(whole.status, 200)
    const headers = Object.fromEntries(whole.headers)
    t.match(headers, {
      'content-type': type,
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: /^"[\w.-]+"$/
    })
  })

  t.test(`HEAD of the ${what} sends everything but the bytes`, async (t) => {
    const response = await get({}, 'HEAD')
    t.equal(response.status, 200)
    t.equal(response.headers.get('content-length'), String(bytes.length))
    t.equal(response.headers.get('etag'), etag)
    t.equal((await bodyOf(response)).length, 0)
  })

  t.test(`a client that has the ${what} already gets 304`, async (t) => {
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await get({ 'if-none-match': known })
      t.equal(response.status, 304, known)
      t.equal(response.headers.get('etag'), etag)
      t.equal((await bodyOf(response)).length, 0)
    }
    t.equal((await get({ 'if-none-match': '"other"' })).status, 200)
    t.equal((await get({ 'if-none-match': etag }, 'HEAD')).status, 304)
  })

  t.test(`the ${what} may be fetched in ranges`, async (t) => {
    const last = bytes.length - 1
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=5-20', 5, 20],
      [`bytes=${last}-`, last, last],
      ['bytes=-7', bytes.length - 7, last],
      ['bytes=-100000', 0, last],
      ['Bytes= 2-4 ,', 2, 4],
      ['bytes=1-2, 999999-', 1, 2],
      ['bytes=3-999999', 3, last]
    ] as const) {
      const response = await get({ range })
      t.equal(response.status, 206, range)
      t.equal(response.headers.get('content-range'), `bytes ${start}-${end}/${bytes.length}`)
      t.ok((await bodyOf(response)).equals(bytes.subarray(start, end + 1)))
    }
  })

  t.test(`a range outside the ${what} is refused with its length`, async (t) => {
    for (const range of [`bytes=${bytes.length}-`, 'bytes=-0', 'bytes=999999-, -0']) {
      const response = await get({ range })
      t.equal(response.headers.get('content-range'), `bytes */${bytes.length}`)
      t.equal(response.headers.get('cache-control'), 'no-store')
      t.equal(response.headers.get('etag'), null, 'a problem has no name of a file')
      await assertProblem(t, response, { status: 416, code: 'bad-range' })
    }
  })

  t.test(`a range of the ${what} that cannot be understood is ignored`, async (t) => {
    for (const range of [
      'bytes=a-b',
      'bytes=-',
      'bytes=5-2',
      'bytes=',
      'lines=1-2',
      'bytes=0-1,3-4'
    ]) {
      const response = await get({ range })
      t.equal(response.status, 200, range)
      t.ok((await bodyOf(response)).equals(bytes))
    }
  })

  t.test(`a range of another version of the ${what} is answered with all of it`, async (t) => {
    t.equal((await get({ range: 'bytes=0-4', 'if-range': etag })).status, 206)
    const response = await get({ range: 'bytes=0-4', 'if-range': '"other"' })
    t.equal(response.status, 200)
    t.ok((await bodyOf(response)).equals(bytes))
  })

  t.test(`HEAD of the ${what} ignores ranges`, async (t) => {
    const response = await get({ range: 'bytes=0-4' }, 'HEAD')
    t.equal(response.status, 200)
    t.equal(response.headers.get('content-length'), String(bytes.length))
  })
}

t.test('no two results have the same ETag', async (t) => {
  const etag = async (address: string) => (await fetch(address)).headers.get('etag')
  const again = (await (await client.send([fry], ['grayscale', 'thermal'])).json()) as ImageJson
  await client.settled(again.id)
  const addresses = [
    served.original.address,
    served.result.address,
    ...[again.original, ...again.results].map(({ url }) => darkroom.url + url)
  ]
  const etags = await Promise.all(addresses.map(etag))
  t.equal(new Set(etags).size, addresses.length)
})
