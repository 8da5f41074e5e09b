import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { exchange } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url, port } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const { id } = (await (await client.send([fry])).json()) as ImageJson

/** The path verbatim: `fetch` would resolve dots and encode. */
const get = (path: string, headers = '') =>
  exchange(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`)

const routes: Record<string, string> = {
  '/': 'GET, HEAD, POST, PUT, OPTIONS',
  '/images': 'POST, OPTIONS',
  [`/images/${id}`]: 'GET, HEAD, DELETE, OPTIONS',
  [`/images/${id}/original`]: 'GET, HEAD, OPTIONS',
  [`/images/${id}/results`]: 'POST, OPTIONS',
  [`/images/${id}/results/grayscale`]: 'GET, HEAD, DELETE, OPTIONS',
  [`/images/${id}/events`]: 'GET, HEAD, OPTIONS',
  [`/images/${id}/erase`]: 'GET, HEAD, POST, OPTIONS',
  '/treatments': 'GET, HEAD, OPTIONS',
  '/treatments/thermal': 'GET, HEAD, OPTIONS',
  '/mine': 'GET, HEAD, OPTIONS',
  '/preferences': 'POST, OPTIONS',
  '/batches': 'POST, OPTIONS',
  '/status': 'GET, HEAD, POST, OPTIONS',
  '/health': 'GET, HEAD, OPTIONS',
  '/ready': 'GET, HEAD, OPTIONS'
}

for (const [path, allow] of Object.entries(routes)) {
  t.test(`${path.replace(id, ':id')} accepts ${allow} and says so for other methods`, async (t) => {
    const allowed = allow.split(', ')
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'COPY']) {
      if (allowed.includes(method)) continue
      const response = await fetch(url + path, { method })
      t.equal(response.headers.get('allow'), allow, `${method}`)
      const problem = await assertProblem(t, response, { status: 405, code: 'wrong-method' })
      t.match(problem.detail, method)
    }
    const options = await fetch(url + path, { method: 'OPTIONS' })
    t.equal(options.status, 204)
    t.equal(options.headers.get('allow'), allow)
  })
}

t.test('a method that does not exist is not HTTP', async (t) => {
  const answer = await exchange(port, 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n')
  t.match(answer, /^HTTP\/1\.1 400 /)
  t.match(answer, 'application/problem+json')
})

const IDS = {
  'of nothing': 'AAAAAAAAAAAAAAAAAAAAAA',
  'too short': 'AAAAAAAAAAAAAAAAAAAAA',
  'too long': 'AAAAAAAAAAAAAAAAAAAAAAA',
  'of other letters': 'AAAAAAAAAAAAAAAAAAAAA!',
  'with a line break': `${'A'.repeat(22)}%0a`,
  'with a zero byte': `${'A'.repeat(21)}%00`,
  'in another case': id.replace(/[a-zA-Z]/, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  )
}

for (const [what, wrong] of Object.entries(IDS)) {
  t.test(`an id ${what} names no image`, async (t) => {
    for (const path of ['', '/original', '/results/grayscale', '/events']) {
      const response = await fetch(`${url}/images/${wrong}${path}`)
      await assertProblem(t, response, { status: 404, code: 'no-such-image' })
    }
    const init = { method: 'DELETE' }
    const gone = await fetch(`${url}/images/${wrong}`, init)
    await assertProblem(t, gone, { status: 404, code: 'no-such-image' })
  })
}

const OUTSIDE = [
  '/images/../../../../etc/passwd',
  '/images/..%2f..%2f..%2fetc%2fpasswd',
  '/images/%2e%2e/%2e%2e/etc/passwd',
  '/images/%2e%2e%2f%2e%2e%2fpackage.json/original',
  `/images/${id}/results/..%2f..%2fimage.json`,
  `/images/${id}/results/../image.json`,
  `/images/${id}/image.json`,
  '/public/../package.json',
  '/public/..%2fpackage.json',
  '/public/%2e%2e/package.json',
  '/public/%2e%2e%2fapps/web/app.ts',
  '/public/..\\package.json',
  '/../package.json',
  '//etc/passwd',
  '/public/',
  '/public',
  '/.env'
]

for (const path of OUTSIDE) {
  t.test(`${path.replace(id, ':id')} leads nowhere`, async (t) => {
    const answer = await get(path)
    t.match(answer, /^HTTP\/1\.1 4(00|03|04|22) /)
    t.match(answer, 'application/problem+json')
    t.notMatch(answer, /root:|"private"|"createdAt"|buildApp/)
  })
}

t.test('an unknown address is a problem for programs and a page for people', async (t) => {
  const program = await fetch(`${url}/nothing/here?x=1`)
  const problem = await assertProblem(t, program, { status: 404, code: 'not-found' })
  t.equal(problem.path, '/nothing/here')
  const page = await fetch(`${url}/nothing/here`, { headers: { accept: 'text/html' } })
  t.equal(page.status, 404)
  t.match(page.headers.get('content-type'), /^text\/html/)
  t.match(await page.text(), problem.title)
})

t.test('an address that cannot be decoded is a problem', async (t) => {
  for (const path of ['/images/%zz', '/%', '/images/%ff/original']) {
    const answer = await get(path)
    t.match(answer, /^HTTP\/1\.1 400 /, path)
    t.match(answer, 'application/problem+json')
  }
})

t.test('headers of 20 kB are too large', async (t) => {
  const answer = await get('/', `X-Long: ${'x'.repeat(20_000)}\r\n`)
  t.match(answer, /^HTTP\/1\.1 431 /)
  t.match(answer, 'urn:revelado:problem:headers-too-large')
})

t.test('what is not HTTP is answered with a problem', async (t) => {
  for (const garbage of ['hello\r\n\r\n', '\x16\x03\x01\x02\x00\x01', 'GET / HTTP/9.9\r\n\r\n']) {
    t.match(await exchange(port, garbage), /^HTTP\/1\.1 400 .*application\/problem\+json/s)
  }
})

t.test('a request with two lengths is refused', async (t) => {
  const answer = await exchange(
    port,
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  )
  t.match(answer, /^HTTP\/1\.1 400 /)
})
