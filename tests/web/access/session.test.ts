import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { cookieOf, newKey } from '../../support/access/keys.ts'
import { openPages } from '../../support/pages/pages.ts'

const shop = newKey('shop', 'send', 'read', 'operate')
const { app, plant } = await openPages(t, { API_KEYS: shop.entry })
const image = await plant({}, [])

const FORM = 'application/x-www-form-urlencoded'
const HTML = { accept: 'text/html', 'accept-language': 'en' }

function enter(fields: Record<string, string>, headers: Record<string, string> = HTML) {
  return app.inject({
    ...({ method: 'POST', url: '/session' } as const),
    headers: { 'content-type': FORM, ...headers },
    payload: new URLSearchParams(fields).toString()
  })
}

t.test('a page asks for the key, and goes on to what was asked for', async (t) => {
  const asking = await app.inject({ url: `${image}?batch=x1`, headers: HTML })
  t.equal(asking.statusCode, 401)
  t.equal(asking.headers['cache-control'], 'no-store')
  t.match(asking.body, 'This darkroom needs a key')
  const next = /name="next" value="([^"]+)"/.exec(asking.body)?.[1] ?? ''
  t.equal(next, `${image}?batch=x1`)
  const entered = await enter({ key: ` ${shop.key}\n`, next })
  t.match(entered, { statusCode: 303, headers: { location: next } })
  const cookie = String(entered.headers['set-cookie'])
  t.strictSame(cookie.split('; ').slice(1).sort(), [
    ...['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax']
  ])
  t.notMatch(cookie, shop.key)
  const seen = await app.inject({ url: next, headers: { ...HTML, cookie: cookie.split(';')[0] } })
  t.equal(seen.statusCode, 200)
  t.match(seen.body, 'Log out')
})

t.test('the cookie is secure where the page came over https', async (t) => {
  const entered = await enter({ key: shop.key }, { ...HTML, 'x-forwarded-proto': 'https' })
  t.match(entered.headers['set-cookie'], /; Secure(;|$)/)
})

t.test('a key leads to no other server', async (t) => {
  for (const next of [
    '//other.example',
    '/\\other.example',
    'https://other.example',
    '/a\r\nb: c'
  ]) {
    t.equal((await enter({ key: shop.key, next })).headers.location, '/', next)
  }
})

t.test('a wrong key gets no cookie, and is asked for again', async (t) => {
  for (const key of ['', 'wrong', shop.key.slice(1)]) {
    const refused = await enter({ key, next: image })
    t.equal(refused.statusCode, 401)
    t.notOk(refused.headers['set-cookie'])
    t.match(refused.body, 'This key is not known here.')
    t.match(refused.body, `name="next" value="${image}"`)
  }
  t.match((await enter({ key: 'wrong' }, { accept: '*/*' })).json(), { code: 'wrong-key' })
})

t.test('a cookie that is forged, changed or of another key is none', async (t) => {
  const cookie = await cookieOf(app, shop.key)
  const [, name, ends, signature = ''] = /=(.+)\.(\d+)\.(.+)$/.exec(cookie) ?? []
  const changed = signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
  for (const value of [
    `${name}.${Number(ends) + 1}.${signature}`,
    `${name}.${ends}.${changed}`,
    `other.${ends}.${signature}`,
    `${name}.${'9'.repeat(400)}.${signature}`,
    '..',
    ''
  ]) {
    const asking = await app.inject({
      url: image,
      headers: { ...HTML, cookie: `revelado-session=${value}` }
    })
    t.equal(asking.statusCode, 401, value)
    t.match(asking.body, 'Your session has ended')
  }
})

t.test('a session outlives web, and ends with its key', async (t) => {
  const DATA_DIR = t.testdir()
  const first = await openPages(t, { API_KEYS: shop.entry, DATA_DIR })
  const cookie = await cookieOf(first.app, shop.key)
  const again = await openPages(t, { API_KEYS: shop.entry, DATA_DIR })
  const seen = await again.app.inject({ url: '/mine', headers: { ...HTML, cookie } })
  t.equal(seen.statusCode, 200)
  const replaced = await openPages(t, { API_KEYS: newKey('shop', 'read').entry, DATA_DIR })
  const refused = await replaced.app.inject({ url: '/mine', headers: { ...HTML, cookie } })
  t.equal(refused.statusCode, 401)
  t.notMatch(await readFile(join(DATA_DIR, 'secrets/sessions'), 'utf8'), shop.key)
})

t.test('logging out takes the cookie away', async (t) => {
  const cookie = await cookieOf(app, shop.key)
  const left = await enter({ leave: 'yes' }, { ...HTML, cookie, 'sec-fetch-site': 'same-origin' })
  t.match(left, { statusCode: 303, headers: { location: '/session' } })
  t.match(left.headers['set-cookie'], /^revelado-session=; Max-Age=0; Path=\/; /)
})

t.test('a session opens all of /status to a key that may operate', async (t) => {
  const without = await app.inject({ url: '/status', headers: HTML })
  t.match(without.body, 'requires a key that may operate')
  const cookie = await cookieOf(app, shop.key)
  const open = await app.inject({ url: '/status', headers: { ...HTML, cookie } })
  t.match(open.body, 'The last hour')
  t.notMatch(open.body, 'Lock again')
})

t.test('without keys there is no such page', async (t) => {
  const open = await openPages(t)
  t.equal((await open.get('/session')).status, 404)
  t.notMatch((await open.get('/')).html, 'Log out')
})
