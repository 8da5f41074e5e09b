import { createHmac } from 'node:crypto'
import t from 'tap'
import { openPages } from '../../support/pages/pages.ts'
import { openStatus, readStatus, TOKEN } from '../../support/pages/status.ts'

const { read, post, openedCookie } = await openStatus(t)

t.test('a wrong token is refused, saying how to send it', async (t) => {
  for (const token of ['nonsense', `${TOKEN}x`, TOKEN.slice(1), TOKEN.toUpperCase()]) {
    const response = await read({ token })
    t.equal(response.statusCode, 401)
    t.equal(response.headers['www-authenticate'], 'Bearer')
    t.match(response.headers['content-type'], /^application\/problem\+json/)
    t.match(response.json(), { type: 'urn:revelado:problem:wrong-token', status: 401 })
    t.notMatch(response.body, token)
  }
})

t.test('the form sets a cookie that grants access and does not contain the token', async (t) => {
  const response = await post({ token: TOKEN })
  t.match(response, { statusCode: 303, headers: { location: '/status' } })
  const { cookie, sent } = await openedCookie()
  t.strictSame(cookie.split('; ').slice(1).sort(), [
    'HttpOnly',
    'Max-Age=28800',
    'Path=/status',
    'SameSite=Strict'
  ])
  t.notMatch(cookie, TOKEN)
  t.ok('operator' in (await read({ cookie: `other=1; ${sent}` })).json())
  const { body } = await read({ cookie: sent, accept: 'text/html' })
  for (const text of ['The last hour', '<svg class="chart" role="img"', 'Lock again']) {
    t.match(body, text)
  }
  t.match(body, '<noscript><meta http-equiv="refresh" content="10"></noscript>')
})

t.test('the cookie is secure when the page came over https', async (t) => {
  for (const forwarded of ['https', 'http, https']) {
    const { cookie } = await openedCookie({ 'x-forwarded-proto': forwarded })
    t.match(cookie, /; Secure(;|$)/)
  }
  t.notMatch((await openedCookie({ 'x-forwarded-proto': 'https, http' })).cookie, 'Secure')
})

t.test('a cookie that is forged, expired, or of another token grants nothing', async (t) => {
  const { sent } = await openedCookie()
  const [name, pass = ''] = sent.split('=')
  const [madeAt = '', signature = ''] = pass.split('.')
  const changed = signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
  const signed = (time: number) =>
    `${time}.${createHmac('sha256', TOKEN).update(`operator since ${time}`).digest('base64url')}`
  const now = Number(madeAt)
  t.equal(pass, signed(now))
  const useless = [
    `${now + 1}.${signature}`,
    `${now}.${changed}`,
    signed(now - 8 * 3600),
    TOKEN,
    ''
  ]
  for (const value of useless) {
    t.notOk('operator' in (await read({ cookie: `${name}=${value}` })).json(), value)
  }
  const other = await openPages(t, { OPERATOR_TOKEN: `${TOKEN}-changed` })
  const response = await readStatus(other.app, { cookie: sent })
  t.equal(response.statusCode, 200)
  t.notOk('operator' in response.json())
})

t.test('leaving removes the cookie', async (t) => {
  const response = await post({ leave: 'yes' })
  t.match(response, { statusCode: 303, headers: { location: '/status' } })
  t.match(response.headers['set-cookie'], /^revelado-operator=; Max-Age=0; Path=\/status; /)
})

t.test('the page says that a token was wrong, and lets it be typed again', async (t) => {
  for (const fields of [{ token: 'wrong-but-long-enough' }, { token: '' }, { other: 'x' }]) {
    const response = await post(fields)
    t.equal(response.statusCode, 401)
    t.equal(response.headers['www-authenticate'], 'Bearer')
    t.notOk(response.headers['set-cookie'])
    t.match(response.body, 'Wrong token.')
    t.match(response.body, /<input type="password"[^>]* aria-invalid="true"/)
    t.notMatch(response.body, 'wrong-but-long-enough')
  }
  const json = await post({ token: 'wrong' }, { accept: 'application/json' })
  t.match(json.json(), { type: 'urn:revelado:problem:wrong-token', status: 401 })
})

t.test('forms of other sites and other content types are refused', async (t) => {
  const crossSite = await post({ token: TOKEN }, { 'sec-fetch-site': 'cross-site' })
  t.equal(crossSite.statusCode, 403)
  const xml = await post({ token: TOKEN }, { 'content-type': 'text/xml', accept: '*/*' })
  t.equal(xml.statusCode, 415)
  t.match(xml.json().detail, 'text/xml')
})

t.test(
  'guesses are slow, however many come at once, and lock nobody out who is logged in',
  async (t) => {
    const { sent } = await openedCookie()
    const started = performance.now()
    const guesses = Array.from({ length: 30 }, (_, i) => read({ token: `guess-${i}` }))
    const first = await Promise.all(guesses.slice(0, 4))
    t.strictSame(new Set(first.map(({ statusCode }) => statusCode)), new Set([401]))
    t.ok(performance.now() - started > 900, 'four take a second')
    t.ok('operator' in (await read({ cookie: sent })).json())
    const codes = (await Promise.all(guesses)).map(({ statusCode }) => statusCode)
    t.ok(codes.filter((code) => code === 401).length >= 20)
    const tooMany = (await Promise.all(guesses)).find(({ statusCode }) => statusCode === 429)
    t.equal(tooMany?.headers['retry-after'], '5')
    t.ok('operator' in (await read({ token: TOKEN })).json(), 'and the right one opens after them')
  }
)
