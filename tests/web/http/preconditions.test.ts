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

const BEFORE = 'Sun, 06 Nov 1994 08:49:37 GMT'
const AFTER = 'Fri, 31 Dec 2100 23:59:59 GMT'

for (const path of [`/images/${id}/original`, `/images/${id}/results/grayscale`]) {
  const get = (headers: Headers = {}, method = 'GET') =>
    fetch(darkroom.url + path, { method, headers })
  const statusOf = async (headers: Headers, method?: string) => {
    const response = await get(headers, method)
    await response.arrayBuffer()
    return response.status
  }
  const whole = await get()
  await whole.arrayBuffer()
  const etag = whole.headers.get('etag') ?? ''
  const date = whole.headers.get('last-modified') ?? ''
  const what = path.replace(id, ':id')

  t.test(`${what} tells since when it is what it is`, async (t) => {
    const age = Date.now() - Date.parse(date)
    t.equal(new Date(date).toUTCString(), date)
    t.ok(age >= 0 && age < 120_000, `${age} ms`)
  })

  t.test(`${what} is refused to who expects another version`, async (t) => {
    const failing: Headers[] = [
      { 'if-match': '"a"' },
      { 'if-match': `W/${etag}` },
      { 'if-match': '"a", "b"', 'if-unmodified-since': AFTER },
      { 'if-match': '"a"', 'if-none-match': etag },
      { 'if-match': '"a"', range: 'bytes=0-1' },
      { 'if-unmodified-since': BEFORE },
      { 'if-unmodified-since': 'Sunday, 06-Nov-94 08:49:37 GMT' },
      { 'if-unmodified-since': 'Sun Nov  6 08:49:37 1994' }
    ]
    for (const headers of failing) {
      const response = await get(headers)
      const problem = await assertProblem(t, response, { status: 412, code: 'file-changed' })
      t.equal(problem.etag, etag)
      t.equal(await statusOf(headers, 'HEAD'), 412, JSON.stringify(headers))
    }
  })

  t.test(`${what} is sent to who expects this version`, async (t) => {
    const holding: Headers[] = [
      { 'if-match': etag },
      { 'if-match': '*' },
      { 'if-match': `"a", ${etag}`, 'if-unmodified-since': BEFORE },
      { 'if-unmodified-since': date },
      { 'if-unmodified-since': AFTER },
      { 'if-unmodified-since': 'yesterday' },
      { 'if-modified-since': BEFORE },
      { 'if-modified-since': 'yesterday' },
      { 'if-none-match': '"a"', 'if-modified-since': AFTER }
    ]
    for (const headers of holding) t.equal(await statusOf(headers), 200, JSON.stringify(headers))
  })

  t.test(`${what} is not sent again to who has it since that date`, async (t) => {
    for (const since of [date, AFTER]) {
      t.equal(await statusOf({ 'if-modified-since': since }), 304)
      t.equal(await statusOf({ 'if-modified-since': since }, 'HEAD'), 304)
    }
  })

  t.test(`${what} is sent in part to who has the rest of this version`, async (t) => {
    const range = 'bytes=0-4'
    for (const same of [etag, date]) {
      t.equal(await statusOf({ range, 'if-range': same }), 206, same)
    }
    for (const other of ['"a"', `W/${etag}`, BEFORE, AFTER, 'yesterday']) {
      t.equal(await statusOf({ range, 'if-range': other }), 200, other)
    }
    const outside = { range: 'bytes=999999-', 'if-range': BEFORE }
    t.equal(await statusOf(outside), 200, 'no range, then, that could lie outside')
  })
}

t.test('HEAD has the headers of GET, whatever the address', async (t) => {
  for (const path of [
    '/',
    '/treatments',
    '/treatments/thermal',
    '/status',
    '/health',
    '/nowhere',
    `/images/${id}`,
    `/images/${id}/original`,
    `/images/${id}/results/grayscale`,
    `/images/${id}/results/thermal`
  ]) {
    for (const accept of ['text/html', 'application/json']) {
      const [get, head] = await Promise.all(
        ['GET', 'HEAD'].map((method) => fetch(darkroom.url + path, { method, headers: { accept } }))
      )
      t.equal((await head?.arrayBuffer())?.byteLength, 0)
      await get?.arrayBuffer()
      t.equal(head?.status, get?.status, path)
      t.strictSame(named(head), named(get), `${path} ${accept}`)
    }
  }
})

/** All that describe the answer, but for a length that changes from one second to the next. */
function named(response: Response | undefined): Headers {
  const { date, connection, ...others } = Object.fromEntries(response?.headers ?? [])
  if (response?.url.endsWith('/status')) delete others['content-length']
  delete others['keep-alive']
  return others
}
