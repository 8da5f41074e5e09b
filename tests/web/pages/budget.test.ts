import { posix } from 'node:path'
import t from 'tap'
import { LANGUAGES } from '../../../lib/messages/index.ts'
import { openPages } from '../../support/pages/pages.ts'

const HOME_BYTES = 60_000
const STUDIO_BYTES = 120_000

const { app, get } = await openPages(t)

for (const language of LANGUAGES) {
  t.test(`home and all that it loads, fonts aside, stays small: ${language}`, async (t) => {
    const sizes = await loadPage('/', language)
    t.ok(sizes.size > 10, 'modules load modules')
    t.ok(sum(sizes) <= HOME_BYTES, `${sum(sizes)} bytes: ${JSON.stringify([...sizes])}`)
  })

  t.test(`so does what comes with the first photograph: ${language}`, async (t) => {
    const home = await loadPage('/', language)
    const sizes = await loadPage('/studio', language)
    const version = [...home.keys()].find((url) => url.endsWith('/dom.js'))?.replace('/dom.js', '')
    await load(`${version}/studio/home-studio.js`, sizes)
    for (const url of home.keys()) sizes.delete(url)
    t.ok(sizes.size > 50, 'modules load modules')
    t.ok(sum(sizes) <= STUDIO_BYTES, `${sum(sizes)} bytes: ${JSON.stringify([...sizes])}`)
  })
}

async function loadPage(path: string, language: string): Promise<Map<string, number>> {
  const { html } = await get(path, language)
  const sizes = new Map([[path, Buffer.byteLength(html)]])
  const tags = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)]
  for (const [, url = ''] of tags) if (/\.(js|css)$/.test(url)) await load(url, sizes)
  return sizes
}

/** A file and what it imports; what is only imported when it is needed is not loaded with the page. */
async function load(url: string, sizes: Map<string, number>) {
  if (sizes.has(url)) return
  const response = await app.inject({ url })
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode}`)
  sizes.set(url, response.rawPayload.length)
  const imported = [...response.body.matchAll(/^import\b[^';]*'(\.[^']+)'/gm)]
  for (const [, path = ''] of imported) await load(posix.join(posix.dirname(url), path), sizes)
}

function sum(sizes: Map<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
