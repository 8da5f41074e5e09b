import type { AddressInfo } from 'node:net'
import t from 'tap'
import { HOUR_MS } from '#lib/units.ts'
import { bearer, cookieOf, newKey } from '../../support/access/keys.ts'
import { routesOf } from '../../support/access/routes.ts'
import { developed, openPages } from '../../support/pages/pages.ts'

/** What each route takes where keys are set. */
const ROUTES: Record<string, 'nothing' | 'any' | 'send' | 'read'> = {
  'GET /': 'any',
  'POST /': 'send',
  'PUT /': 'send',
  'POST /images': 'send',
  'GET /images/:id': 'read',
  'DELETE /images/:id': 'send',
  'GET /images/:id/original': 'read',
  'GET /images/:id/preview': 'read',
  'GET /images/:id/events': 'read',
  'GET /images/:id/erase': 'read',
  'POST /images/:id/erase': 'send',
  'GET /images/:id/contact-sheet': 'read',
  'POST /images/:id/contact-sheet': 'send',
  'POST /images/:id/results': 'send',
  'POST /images/:id/links': 'send',
  'GET /images/:id/results/:recipe': 'read',
  'DELETE /images/:id/results/:recipe': 'send',
  'POST /batches': 'send',
  'GET /batches/:id': 'read',
  'DELETE /batches/:id': 'send',
  'GET /batches/:id/zip': 'read',
  'GET /batches/:id/events': 'read',
  'GET /batches/:id/erase': 'read',
  'POST /batches/:id/erase': 'send',
  'POST /batches/:id/results': 'send',
  'POST /batches/:id/retry': 'send',
  'GET /treatments': 'any',
  'GET /treatments/:name': 'any',
  'GET /studio': 'any',
  'GET /mine': 'any',
  'POST /preferences': 'nothing',
  'GET /session': 'nothing',
  'POST /session': 'nothing',
  'GET /status': 'nothing',
  'POST /status': 'nothing',
  'GET /health': 'nothing',
  'GET /ready': 'nothing'
}

/** Where a signed link may stand for a key. */
const SIGNED = ['GET /images/:id/original', 'GET /images/:id/results/:recipe']
/** What a browser adds to forms of its own. */
const OWN = { 'sec-fetch-site': 'same-origin' }
const SCOPES = ['send', 'read', 'operate'] as const
const keys = SCOPES.map((scope) => newKey(scope, scope))
const { app, plant, plantBatch } = await openPages(t, {
  API_KEYS: keys.map(({ entry }) => entry).join('\n'),
  SIGNING_KEY: 'the-key-that-signs'
})
// the broker is away for long, so that nothing waits for it to come back
Object.assign(app.publisher.broker, { since: 0 })
await app.listen({ port: 0, host: '127.0.0.1' })
const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

/** Each request gets an image of its own, as some erase it. */
async function ask(
  route: string,
  headers: Record<string, string>,
  addressed = (path: string) => path
) {
  const [method = '', path = ''] = route.split(' ')
  const image = await plant({}, [{ ...developed, recipe: 'sepia' }])
  const batch = path.startsWith('/batches/') ? await plantBatch(image) : ''
  const filled = path
    .replace('/images/:id', image)
    .replace('/batches/:id', batch)
    .replace(':recipe', 'sepia')
    .replace(':name', 'sepia')
  const body = route === 'POST /session' ? new URLSearchParams({ leave: 'yes' }) : null
  const answer = await fetch(origin + addressed(filled), {
    method,
    headers,
    body,
    redirect: 'manual'
  })
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json')
  const code = isProblem ? ((await answer.json()) as { code: string }).code : ''
  if (!isProblem) await answer.body?.cancel()
  return { status: answer.status, code }
}

const isLetIn = ({ status }: { status: number }) => status !== 401 && status !== 403

t.test('the table has every route', async (t) => {
  t.strictSame(Object.keys(ROUTES).sort(), await routesOf(app))
})

t.test('without a key, or with a wrong one, only what shows no image is open', async (t) => {
  for (const [route, needed] of Object.entries(ROUTES)) {
    const [without, wrong] = [await ask(route, {}), await ask(route, bearer('wrong'))]
    if (needed !== 'nothing') {
      t.strictSame(without, { status: 401, code: 'no-key' }, route)
      t.strictSame(wrong, { status: 401, code: 'wrong-key' }, route)
    } else {
      t.ok(isLetIn(without), `${route} ${without.status}`)
      if (!route.endsWith('/status')) t.ok(isLetIn(wrong), `${route} ${wrong.status}`)
    }
  }
})

t.test('a key lets in as far as its scopes go', async (t) => {
  for (const [i, scope] of SCOPES.entries()) {
    for (const [route, needed] of Object.entries(ROUTES)) {
      const answer = await ask(route, bearer(keys[i]?.key ?? ''))
      if (needed === 'nothing' || needed === 'any' || needed === scope) {
        t.ok(isLetIn(answer), `${scope}: ${route} ${answer.status}`)
      } else {
        t.strictSame(answer, { status: 403, code: 'key-lacks-scope' }, `${scope}: ${route}`)
      }
    }
  }
})

t.test('a session lets in as far as its key does', async (t) => {
  const [sender, reader] = [await cookieOf(app, keys[0]?.key), await cookieOf(app, keys[1]?.key)]
  for (const [route, needed] of Object.entries(ROUTES)) {
    if (needed !== 'send' && needed !== 'read') continue
    const [right, narrow] = needed === 'send' ? [sender, reader] : [reader, sender]
    t.ok(isLetIn(await ask(route, { ...OWN, cookie: right })), route)
    const refused = await ask(route, { ...OWN, cookie: narrow })
    t.strictSame(refused, { status: 403, code: 'key-lacks-scope' }, route)
  }
})

t.test('a session that is over is none', async (t) => {
  const over = await cookieOf(app, keys[0]?.key, Date.now() - 8 * 24 * HOUR_MS)
  for (const [route, needed] of Object.entries(ROUTES)) {
    const answer = await ask(route, { ...OWN, cookie: over })
    if (needed === 'nothing') t.ok(isLetIn(answer), route)
    else t.strictSame(answer, { status: 401, code: 'no-key' }, route)
  }
})

t.test(
  'pages of other sites may do nothing with a session, nor may who says nothing',
  async (t) => {
    const cookie = await cookieOf(app, keys[0]?.key)
    const elsewhere = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin },
      { origin: 'https://other.example' },
      { origin: 'null' },
      { referer: 'https://other.example/page' },
      {}
    ]
    for (const route of Object.keys(ROUTES).filter((route) => !route.startsWith('GET'))) {
      for (const headers of elsewhere) {
        const answer = await ask(route, { ...(headers as Record<string, string>), cookie })
        t.strictSame(
          answer,
          { status: 403, code: 'cross-site' },
          `${route} ${JSON.stringify(headers)}`
        )
      }
    }
  }
)

t.test('a link opens the one address that it was signed for, while it lasts', async (t) => {
  const { sign } = app.signedLinks
  const soon = Math.floor(Date.now() / 1000) + 60
  const links = {
    valid: (path: string) => sign(path, soon),
    over: (path: string) => sign(path, soon - 120),
    altered: (path: string) => sign(path, soon).replace('exp=', 'exp=1'),
    foreign: (path: string) => path + sign(`${path}s`, soon).replace(/^[^?]+/, '')
  }
  for (const [route, needed] of Object.entries(ROUTES)) {
    const isSigned = SIGNED.includes(route)
    for (const [kind, link] of Object.entries(links)) {
      const answer = await ask(route, {}, link)
      const name = `${kind} link: ${route} ${answer.status}`
      if (needed === 'nothing' || (isSigned && kind === 'valid')) t.ok(isLetIn(answer), name)
      else if (!isSigned) t.strictSame(answer, { status: 401, code: 'no-key' }, name)
      else {
        const code = kind === 'over' ? 'link-expired' : 'link-altered'
        t.strictSame(answer, { status: 403, code }, name)
        const withKey = await ask(route, bearer(keys[1]?.key ?? ''), link)
        t.strictSame(withKey, { status: 403, code }, `${name}, with a key`)
      }
    }
  }
})
