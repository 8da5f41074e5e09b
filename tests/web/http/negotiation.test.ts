import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const { id } = (await (await client.send([fry])).json()) as ImageJson

const CHROME = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'

const ACCEPTS: [accept: string, kind: 'page' | 'json'][] = [
  [CHROME, 'page'],
  ['text/html', 'page'],
  ['text/*', 'page'],
  ['application/json;q=0.5, text/html', 'page'],
  ['*/*', 'json'],
  ['application/json', 'json'],
  ['text/html;q=0.5, application/json', 'json'],
  ['application/problem+json', 'json'],
  ['image/png', 'json'],
  ['text/html;q=0', 'json'],
  ['nonsense', 'json'],
  ['', 'json']
]

for (const path of [
  '/',
  '/treatments',
  '/treatments/thermal',
  '/treatments/nothing',
  `/images/${id}`,
  '/status',
  '/nowhere',
  `/images/${id}/results/thermal`
]) {
  t.test(
    `${path.replace(id, ':id')} is a page where that is preferred, otherwise JSON`,
    async (t) => {
      for (const [accept, kind] of ACCEPTS) {
        const response = await fetch(url + path, { headers: { accept } })
        const type = response.headers.get('content-type') ?? ''
        const expected =
          kind === 'page' ? /^text\/html; charset=utf-8$/ : /^application\/(problem\+)?json/
        t.match(type, expected, `Accept: ${accept}`)
        t.match(response.headers.get('vary'), /accept/i, 'caches must tell them apart')
        await response.arrayBuffer()
      }
    }
  )
}

t.test('a page of a problem has its status and its words', async (t) => {
  const path = `${url}/images/${id}/results/thermal`
  const { title, detail } = (await (await fetch(path)).json()) as Record<string, string>
  const page = await fetch(path, { headers: { accept: CHROME } })
  t.equal(page.status, 404)
  const html = await page.text()
  t.match(html, title)
  t.match(html.replace(/&quot;|&#34;/g, '"'), detail)
})

t.test('problems are in the language that is asked for', async (t) => {
  const problem = async (language: string) => {
    const headers = { 'accept-language': language }
    const response = await fetch(`${url}/nowhere`, { headers })
    t.equal(response.headers.get('content-language'), language.slice(0, 2))
    return (await response.json()) as Record<string, string>
  }
  const english = await problem('en')
  for (const language of ['es-ES,es;q=0.9,en;q=0.1', 'fr-CA,fr;q=0.9,en;q=0.1']) {
    const other = await problem(language)
    t.not(other.title, english.title)
    t.match(other.detail, '/nowhere')
    t.equal(other.type, english.type)
  }
  t.not((await problem('es')).title, (await problem('fr')).title)
})

t.test('nothing about a state is cached', async (t) => {
  for (const path of [
    `/images/${id}`,
    `/images/${id}/results/grayscale`,
    '/status',
    '/ready',
    '/health',
    '/nowhere'
  ]) {
    const response = await fetch(url + path)
    t.equal(response.headers.get('cache-control'), 'no-store', path)
    await response.arrayBuffer()
  }
})
