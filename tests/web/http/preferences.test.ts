import t from 'tap'
import { LANGUAGES } from '../../../lib/messages/index.ts'
import { openPages } from '../../support/pages/pages.ts'

const { app, plant } = await openPages(t)
const FORM = 'application/x-www-form-urlencoded'

const choose = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/preferences',
    headers: { accept: 'text/html', host: 'darkroom', 'content-type': FORM, ...headers },
    payload: String(new URLSearchParams(fields))
  })

async function cookieFor(fields: Record<string, string>): Promise<string> {
  const { cookies } = await choose(fields)
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

const get = (url: string, headers: Record<string, string>) =>
  app.inject({ url, headers: { 'accept-language': 'en', ...headers } })

t.test('the language that was chosen comes before what the browser asks for', async (t) => {
  const image = await plant({}, [{}])
  for (const language of LANGUAGES) {
    const cookie = await cookieFor({ language })
    for (const url of ['/', image, '/treatments', '/mine', '/status', '/nowhere']) {
      const { body, headers } = await get(url, { cookie, accept: 'text/html' })
      t.match(body, `<html lang="${language}"`, url)
      t.match(body, `value="${language}" lang="${language}" aria-pressed="true"`, url)
      t.match(headers.vary, /Cookie/, url)
    }
    const catalogue = await get('/treatments', { cookie, accept: 'application/json' })
    t.equal(catalogue.headers['content-language'], language)
    t.match(catalogue.headers.vary, /Cookie/)
    const problem = await get('/nowhere', { cookie, accept: 'application/json' })
    t.equal(problem.headers['content-language'], language)
  }
})

t.test('the theme that was chosen is that of every page', async (t) => {
  const cookie = await cookieFor({ theme: 'dark' })
  const { body } = await get('/', { cookie, accept: 'text/html' })
  t.match(body, 'data-theme="dark"')
  t.match(body, '<meta name="color-scheme" content="dark">')
  t.match((await get('/', { accept: 'text/html' })).body, 'data-theme="auto"', 'to others not')
})

t.test('what is no language and no theme is not kept', async (t) => {
  const { statusCode, cookies } = await choose({ language: 'xx"', theme: '<b>' })
  t.equal(statusCode, 303)
  t.same(cookies, [])
  const forged = { cookie: 'revelado-language=xx; revelado-theme=<b>', accept: 'text/html' }
  t.match((await get('/', forged)).body, /<html lang="en" data-theme="auto">/)
})

/** What a browser says of a form of this server, wherever it takes Referer from. */
const OWN = { 'sec-fetch-site': 'same-origin' }

t.test('the way leads back to the page of this server, and to no other', async (t) => {
  for (const [referer, location] of [
    ['http://darkroom/images/a?batch=b', '/images/a?batch=b'],
    ['http://darkroom//elsewhere/x', '/elsewhere/x'],
    ['http://elsewhere/mine', '/'],
    ['nonsense', '/'],
    ['', '/']
  ] as const) {
    const { statusCode, headers } = await choose({ theme: 'light' }, { ...OWN, referer })
    t.equal(statusCode, 303)
    t.equal(headers.location, location, referer)
  }
})

t.test('the cookie is for this server alone, and secure where the page is', async (t) => {
  const [cookie] = (await choose({ theme: 'dark' }, { 'x-forwarded-proto': 'https' })).cookies
  t.match(cookie, { path: '/', httpOnly: true, sameSite: 'Lax', secure: true })
  const foreign = await choose({ theme: 'dark' }, { 'sec-fetch-site': 'cross-site' })
  t.equal(foreign.statusCode, 403)
})
