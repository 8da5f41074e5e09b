import { posix } from 'node:path'
import t from 'tap'
import { LANGUAGES } from '../../../lib/messages/index.ts'
import { openPages } from '../../support/pages/pages.ts'

const BYTES = 60_000

const { app, get } = await openPages(t)

for (const language of LANGUAGES) {
  t.test(`home and all that it loads, fonts aside, stays small: ${language}`, async (t) => {
    const { html } = await get('/', language)
    const sizes = new Map([['/', Buffer.byteLength(html)]])
    const tags = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)]
    for (const [, url = ''] of tags) if (/\.(js|css)$/.test(url)) await load(url, sizes)
    const sum = [...sizes.values()].reduce((sum, size) => sum + size)
    t.ok(sizes.size > 10, 'modules load modules')
    t.ok(sum <= BYTES, `${sum} bytes: ${JSON.stringify([...sizes])}`)
  })
}

/** A file and what it imports; what is only imported when it is needed is not loaded with the page. */
async function load(url: string, sizes: Map<string, number>) {
  if (sizes.has(url)) return
  const response = await app.inject({ url })
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode}`)
  sizes.set(url, response.rawPayload.length)
  const imported = [...response.body.matchAll(/^import [^']*'(\.[^']+)'/gm)]
  for (const [, path = ''] of imported) await load(posix.join(posix.dirname(url), path), sizes)
}
