import t from 'tap'
import { LANGUAGES } from '../../../lib/messages/index.ts'
import { openPages } from '../../support/pages/pages.ts'
import { openStatus, readStatus, TOKEN } from '../../support/pages/status.ts'

const { app, get, read, openedCookie } = await openStatus(t)

t.test('without the token the summary is public, and nothing else', async (t) => {
  const json = await read()
  t.equal(json.statusCode, 200)
  t.match(json.json(), { status: 'OK', version: String, storage: { writable: true } })
  t.notOk('operator' in json.json())
  const { html, status } = await get('/status')
  t.equal(status, 200)
  for (const text of ['Photographs are not accepted right now', 'Prints waiting', 'Uptime']) {
    t.match(html, text)
  }
  t.match(html, /<form [^>]*method="post" action="\/status"/)
  t.match(html, /<input type="password" id="token" name="token"/)
  t.notMatch(html, /Failures<|<svg class="chart"|http-equiv/)
})

t.test('a server without a token says that the rest is not available', async (t) => {
  const pages = await openPages(t)
  const { html } = await pages.get('/status')
  t.match(html, 'this server has none')
  t.notMatch(html, 'action="/status"')
  t.match(html, '<noscript><meta http-equiv="refresh" content="10"></noscript>')
  const json = await readStatus(pages.app, { token: TOKEN })
  t.equal(json.statusCode, 200, 'the summary is public, whatever is brought')
  t.notOk('operator' in json.json())
})

t.test('a program that sends the token reads everything', async (t) => {
  const { operator } = (await read({ token: TOKEN })).json()
  t.match(operator, {
    queue: null,
    receivers: [],
    throughput: { done: 0, failed: 0 },
    failures: [],
    memory: { rss: Number, heapUsed: Number },
    versions: { node: process.version, fastify: app.version, broker: null }
  })
  t.equal(operator.throughput.minutes.length, 60)
  t.ok(Date.parse(operator.since) <= Date.now())
})

t.test('operators read why the storage is not writable', async (t) => {
  const pages = await openPages(t, { OPERATOR_TOKEN: TOKEN, STORAGE: 'file:/dev/null/no-folder' })
  const reason = /<p class="reason">The storage is not where/
  const shut = await pages.get('/status')
  t.match(shut.html, 'not writable')
  t.notMatch(shut.html, reason)
  t.match((await readStatus(pages.app, { token: TOKEN, accept: 'text/html' })).body, reason)
})

t.test('HEAD has the headers of GET', async (t) => {
  for (const token of [undefined, TOKEN, 'wrong']) {
    const headers = { ...(token && { authorization: `Bearer ${token}` }) }
    const response = await app.inject({ method: 'HEAD', url: '/status', headers })
    t.equal(response.statusCode, token === 'wrong' ? 401 : 200)
    t.equal(response.body, '')
  }
})

t.test('the page shows everything in each language, and no missing values', async (t) => {
  const { sent } = await openedCookie()
  const titles = new Set<string>()
  app.tally.addFailure({ at: new Date().toISOString(), image: 'x', recipe: '<b>' })
  for (const language of LANGUAGES) {
    for (const cookie of [sent, '']) {
      const headers = { accept: 'text/html', 'accept-language': language, cookie }
      const { body } = await app.inject({ url: '/status', headers })
      t.notMatch(body, /undefined|null|NaN|\[object|=>|<b>/)
      t.notMatch(body, /\sstyle=|\son\w+="|<script(?![^>]*\ssrc=)/, 'nothing inline')
      t.notMatch(body, TOKEN)
      titles.add(/<h1>(.*)<\/h1>/.exec(body)?.[1] ?? '')
    }
  }
  t.equal(titles.size, LANGUAGES.length)
})

t.test('a failure is a sentence, for operators with the variable of its limit', async (t) => {
  const { sent } = await openedCookie()
  const limit = { variable: 'MAX_FRAMES', allowed: 3, measured: 4 }
  app.tally.addFailure({
    at: new Date().toISOString(),
    image: 'x',
    recipe: 'sepia',
    failure: { code: 'too-many-frames', parameters: { subject: 'image', frames: 4, limit } }
  })
  const [told] = (await read({ token: TOKEN })).json().operator.failures
  t.match(told, { reason: /4 frames/, code: 'too-many-frames', parameters: { limit } })
  const headers = { accept: 'text/html', 'accept-language': 'es', cookie: sent }
  const { body } = await app.inject({ url: '/status', headers })
  t.match(body, /La imagen tiene 4 fotogramas; [^<]*<code>MAX_FRAMES<\/code>/)
})
