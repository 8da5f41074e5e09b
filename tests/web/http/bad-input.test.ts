import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { MINUTE_MS } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { exchange } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

/** Of each kind; BAD_REQUESTS=8500 takes some minutes. */
const RUNS = Number(process.env.BAD_REQUESTS ?? 350)
t.setTimeout(20 * MINUTE_MS)

// no receiver runs: what is accepted waits
const darkroom = await openDarkroom(t)
const web = await darkroom.startWeb()
const { url, port, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const id = await client.accepted(fry)
const batch = await client.unprinted([fry, fry])
const before = await filesIn(dataDir)
const anonymousMb = () =>
  Math.round(
    Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${web.pid}/status`, 'utf8'))?.[1]) / 1024
  )
const atFirst = anonymousMb()

const NASTY = [
  ...[
    '..',
    '%2e%2e%2f',
    '..%5c..%5cimage.json',
    '%00',
    '%c0%ae%c0%ae',
    '....//',
    '%252e%252e%252f'
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'NaN', '-0', '1e309'],
  ...['9'.repeat(400), '-1', '0x10', '%0d%0aset-cookie:a=b', '\u202e', '😀', '%f0%9f%98', '\'"<b>'],
  ...[
    'grayscale',
    'blur:sigma=1e9',
    'resize:width=99999999',
    '@',
    '@@thumb',
    ',,,',
    ':;=',
    id,
    batch
  ]
]
const nasty = fc.constantFrom(...NASTY)
const segment = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 40 }).map(encodeURIComponent)
)

const path = fc.oneof(
  ...[`/images/${id}/`, `/images/${id}/results/`, `/batches/${batch}/`, '/treatments/', '/'].map(
    (start) => segment.map((end) => start + end)
  ),
  segment.map((one) => `/images/${one}/results/${one}`),
  segment.map((one) => `/images/${id}/preview?recipe=${one}&width=${one}`),
  segment.map((one) => `/images/${id}/original?width=${one}`),
  segment.map((one) => `/batches/${batch}/zip?recipe=${one}`)
)

const json = fc.oneof(
  fc.json({ maxDepth: 3 }),
  nasty.map((one) => JSON.stringify({ recipe: one })),
  nasty.map((one) => JSON.stringify({ recipes: [one, one], images: [one] })),
  nasty.map((one) => `{"recipe":"x","recipe":"${one}","__proto__":{"recipe":"flip"}}`),
  fc.string({ unit: 'binary', maxLength: 100 })
)
const form = fc
  .array(
    fc.tuple(fc.constantFrom('treatment', 'recipe', 'resize.width', 'image', '__proto__'), nasty)
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
const multipart = fc
  .tuple(fc.constantFrom('data', 'recipe', '__proto__', '', "data\"; filename*=UTF-8''x"), nasty)
  .map(([name, value]) =>
    [
      '--b',
      `Content-Disposition: form-data; name="${name}"; filename="${value}"`,
      '',
      value,
      '--b--',
      ''
    ].join('\r\n')
  )
const body = fc.oneof(
  json.map((text) => ['application/json', text] as const),
  form.map((text) => ['application/x-www-form-urlencoded', text] as const),
  multipart.map((text) => ['multipart/form-data; boundary=b', text] as const),
  nasty.map((text) => ['image/jpeg', text] as const),
  nasty.map((text) => ['text/html', text] as const)
)
const header = fc.constantFrom(
  ...['range', 'if-match', 'if-none-match', 'if-range', 'if-modified-since', 'prefer', 'accept'],
  ...['accept-language', 'cookie', 'x-forwarded-for', 'x-forwarded-proto', 'authorization']
)
const value = fc.oneof(
  fc.string({ maxLength: 60 }).map((text) => text.replace(/[^ -~]/g, '')),
  fc.constantFrom('bytes=0-0,2-3', 'bytes=-0', 'wait=99999999999', '"', 'W/"', '*', 'image/*;q=9')
)

const READS = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND']
const POSTS = [
  `/images/${id}/results`,
  `/batches/${batch}/results`,
  '/batches',
  '/',
  '/images',
  '/status'
]

async function statusOf(asked: string, init: RequestInit): Promise<number> {
  const signal = AbortSignal.timeout(5000)
  const response = await fetch(url + asked, { ...init, redirect: 'manual', signal })
  await response.arrayBuffer()
  return response.status
}

const isFine = (status: number) => status < 500

t.test('whatever is asked, the answer is none of a server that failed', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      path,
      header,
      value,
      fc.constantFrom(...READS),
      async (asked, name, text, method) => {
        const init = method === 'TRACE' ? {} : { method }
        const status = await statusOf(asked, { ...init, headers: { [name]: text } })
        t.ok(isFine(status), `${method} ${asked} ${name}: ${text} is ${status}`)
      }
    ),
    { numRuns: RUNS }
  )
})

t.test('whatever is sent, the answer is none of a server that failed', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...POSTS), body, async (asked, [type, text]) => {
      const init = { method: 'POST', headers: { 'content-type': type }, body: text }
      const status = await statusOf(asked, init)
      t.ok(isFine(status), `${asked} ${type} ${text} is ${status}`)
    }),
    { numRuns: RUNS }
  )
})

t.test('what is no HTTP, or two requests in one, is refused', async (t) => {
  const head = 'POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\n'
  const end = '\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  for (const more of [
    'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
    'Content-Length: 5\r\nContent-Length: 6\r\n',
    'Content-Length: -1\r\n',
    'Content-Length: 1e3\r\n',
    'Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n',
    'Transfer-Encoding : chunked\r\n',
    'X: a\rb\r\n'
  ]) {
    const answer = await exchange(port, `${head}${more}${end}`)
    t.match(answer, /^HTTP\/1\.1 4\d\d/, JSON.stringify(more))
    t.notMatch(answer, /200 OK/, 'nothing of it is taken for another request')
  }
})

t.test('nothing of it failed, and nothing but wanted prints is left', async (t) => {
  t.notMatch(web.output(), /request failed/)
  t.comment(`web holds ${anonymousMb()} MB, ${atFirst} before`)
  const left = (await filesIn(dataDir)).filter((file) => !before.includes(file))
  t.strictSame(
    left.filter((file) => !/^(pending|batches)\//.test(file)),
    []
  )
  t.equal((await fetch(`${url}/images/${id}`)).status, 200)
})
