import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { withoutComments } from '../../../apps/web/plugins/without-comments.ts'
import { openPages } from '../../support/pages/pages.ts'

const PUBLIC = join(import.meta.dirname, '../../../public')

const SOURCE = `/** One line. */
/**
 * Two.
 */
export const one = (two) => {
  // why
  const url = 'http://a/*b' // after code it stays
  return /** @type {string} */ (url)
    /* a cast may begin a line */ + 1
}
* > a {
}
`

const LEAN = `



export const one = (two) => {

  const url = 'http://a/*b' // after code it stays
  return /** @type {string} */ (url)
    /* a cast may begin a line */ + 1
}
* > a {
}
`

t.test('lines that are comments are left empty, and no other line changes', async (t) => {
  t.equal(withoutComments(SOURCE), LEAN)
})

t.test('scripts and stylesheets are sent so, to be kept for ever', async (t) => {
  const { app, get } = await openPages(t)
  const { html } = await get('/')
  const assets = /\/public\/\w+/.exec(html)?.[0]
  for (const [path, type] of [
    ['dom.js', 'text/javascript; charset=utf-8'],
    ['css/base.css', 'text/css; charset=utf-8']
  ] as const) {
    const url = `${assets}/${path}`
    const { body, headers } = await app.inject({ url })
    t.equal(body, withoutComments(await readFile(join(PUBLIC, path), 'utf8')))
    t.match(headers, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff'
    })
    const head = await app.inject({ method: 'HEAD', url })
    t.equal(head.headers['content-length'], String(Buffer.byteLength(body)))
    t.equal(head.body, '')
    t.equal((await app.inject({ method: 'POST', url })).statusCode, 404)
  }
  t.match((await app.inject({ url: `${assets}/icon.svg` })).headers, {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': /svg/
  })
})
