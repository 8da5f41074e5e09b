import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { originalKey } from '#lib/images/images.ts'
import { routesOf } from '../../support/access/routes.ts'
import { exchange } from '../../support/http/raw-connection.ts'
import { developed, openPages } from '../../support/pages/pages.ts'

const SITE = 'https://shop.example'
const { app, plant, plantBatch } = await openPages(t, { ALLOW_ORIGINS: SITE })
// the broker is away for long, so that nothing waits for it to come back
Object.assign(app.publisher.broker, { since: 0 })
await app.listen({ port: 0, host: 'localhost' })
const { port } = app.server.address() as AddressInfo
const server = `http://localhost:${port}`

type Asked = { method?: string; path: string; headers?: Record<string, string> }

async function ask({ method = 'GET', path, headers = {} }: Asked) {
  const answer = await fetch(server + path, { method, headers, redirect: 'manual' })
  await answer.body?.cancel()
  return answer
}

/** What every answer says, whatever it is. */
function assertShut(t: Test, { headers }: Response, name: string) {
  t.equal(headers.get('x-content-type-options'), 'nosniff', name)
  t.equal(headers.get('referrer-policy'), 'same-origin', name)
  t.equal(headers.get('cross-origin-opener-policy'), 'same-origin', name)
  t.match(headers.get('cross-origin-resource-policy'), /^(same|cross)-origin$/, name)
  t.match(headers.get('permissions-policy'), 'camera=()', name)
  t.match(headers.get('content-security-policy'), "default-src 'none'", name)
  t.equal(headers.get('strict-transport-security'), null, name)
}

async function planted() {
  const image = await plant({ bytes: 5 }, [{ ...developed, recipe: 'sepia' }])
  await app.images.storage.writeOnce(originalKey(image.split('/').at(-1) ?? ''), 'bytes')
  return image
}

t.test('every route has them, as a page and as JSON, by every method', async (t) => {
  for (const route of await routesOf(app)) {
    const [method = '', path = ''] = route.split(' ')
    for (const [asked, accept] of [
      [method, 'text/html'],
      [method, '*/*'],
      ['OPTIONS', '*/*'],
      ['PATCH', '*/*']
    ] as const) {
      const image = await planted()
      const filled = path
        .replace('/images/:id', image)
        .replace('/batches/:id', path.includes('batches') ? await plantBatch(image) : '')
        .replace(':recipe', 'sepia')
        .replace(':name', 'sepia')
      const answer = await ask({ method: asked, path: filled, headers: { accept } })
      assertShut(t, answer, `${asked} ${path} ${accept} ${answer.status}`)
    }
  }
})

t.test('every kind of answer has them', async (t) => {
  const original = `${await planted()}/original`
  const { html } = {
    html: await (await fetch(server, { headers: { accept: 'text/html' } })).text()
  }
  const asset = /href="(\/public\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
  const etag = (await ask({ path: original })).headers.get('etag') ?? ''
  for (const [status, asked] of [
    [200, { path: asset }],
    [200, { path: original }],
    [206, { path: original, headers: { range: 'bytes=0-1' } }],
    [304, { path: original, headers: { 'if-none-match': etag } }],
    [416, { path: original, headers: { range: 'bytes=9-' } }],
    [303, { path: '/preferences', method: 'POST', headers: { accept: 'text/html' } }],
    [403, { path: '/', method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }],
    [404, { path: '/nowhere' }],
    [404, { path: '/public/nowhere.css' }],
    [405, { path: '/health', method: 'DELETE' }],
    [422, { path: `${original.replace('original', 'results')}/sepia:x=1` }]
  ] as const) {
    const answer = await ask(asked)
    t.equal(answer.status, status, asked.path)
    assertShut(t, answer, `${status} ${asked.path}`)
  }
})

t.test('so have answers to what is no request', async (t) => {
  for (const request of [
    'nonsense\r\n\r\n',
    'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
  ]) {
    const answer = (await exchange(port, request)).toLowerCase()
    t.match(answer, /^http\/1.1 400 /)
    for (const name of [
      'x-content-type-options: nosniff',
      "content-security-policy: default-src 'none'"
    ])
      t.match(answer, name)
  }
})

t.test('behind https, browsers are told to stay there', async (t) => {
  const answer = await ask({ path: '/health', headers: { 'x-forwarded-proto': 'https' } })
  t.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000')
})

t.test('pictures may be shown by other sites, nothing else', async (t) => {
  const image = await planted()
  const policy = async (path: string) =>
    (await ask({ path })).headers.get('cross-origin-resource-policy')
  t.equal(await policy(`${image}/original`), 'cross-origin')
  for (const path of [image, '/', '/status', '/treatments']) {
    t.equal(await policy(path), 'same-origin', path)
  }
})

t.test('scripts of named sites are let in, those of others not', async (t) => {
  for (const path of ['/', '/nowhere', '/status']) {
    const { headers } = await ask({ path, headers: { origin: SITE } })
    t.equal(headers.get('access-control-allow-origin'), SITE, path)
    t.equal(headers.get('access-control-allow-credentials'), null)
    t.match(headers.get('access-control-expose-headers'), 'Location')
    t.match(headers.get('vary'), 'Origin')
    for (const origin of ['https://other.example', `${SITE}.other.example`, 'null', '']) {
      const other = await ask({ path, headers: { origin } })
      t.equal(other.headers.get('access-control-allow-origin'), null, origin)
      t.match(other.headers.get('vary'), 'Origin')
    }
  }
  const headers = { origin: SITE, 'access-control-request-method': 'POST' }
  const preflight = await ask({ path: '/images', method: 'OPTIONS', headers })
  t.equal(preflight.status, 204)
  t.match(preflight.headers.get('access-control-allow-methods'), 'POST')
  t.match(preflight.headers.get('access-control-allow-headers'), 'Authorization')
})

t.test('what a named site sends is no foreign form', async (t) => {
  const send = async (origin: string) => {
    const headers = { origin, 'sec-fetch-site': 'cross-site' }
    return (await ask({ path: '/images', method: 'POST', headers })).status
  }
  t.not(await send(SITE), 403)
  t.equal(await send('https://other.example'), 403)
})

t.test('without ALLOW_ORIGINS, nothing is said of other sites', async (t) => {
  const plain = await openPages(t)
  const headers = { origin: SITE, 'access-control-request-method': 'POST' }
  const answer = await plain.app.inject({ method: 'OPTIONS', url: '/images', headers })
  t.notOk(Object.keys(answer.headers).some((name) => name.startsWith('access-control')))
})
