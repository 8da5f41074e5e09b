import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { drawIcon, icons } from '../../../docs/icons.ts'
import { openPages } from '../../support/pages/pages.ts'

const { app, get } = await openPages(t)
const { html } = await get('/')
const manifestUrl = /<link rel="manifest" href="([^"]+)">/.exec(html)?.[1] ?? ''

t.test(
  'a browser can install the darkroom: the manifest and all its icons are there',
  async (t) => {
    const response = await app.inject({ url: manifestUrl })
    t.match(response.headers['content-type'], 'application/manifest+json')
    const manifest = response.json()
    t.match(manifest, { name: 'Revelado', start_url: '/', scope: '/' })
    for (const { src, type, sizes } of manifest.icons) {
      const icon = await app.inject({ url: new URL(src, `http://host${manifestUrl}`).pathname })
      t.match(icon, { statusCode: 200, headers: { 'content-type': type } }, src)
      if (type === 'image/svg+xml') continue
      const { width, height } = await sharp(icon.rawPayload).metadata()
      t.equal(`${width}x${height}`, sizes, src)
    }
  }
)

t.test('photographs shared from a phone are posted to /', async (t) => {
  const { share_target: target } = (await app.inject({ url: manifestUrl })).json()
  const [form = ''] = /<form [^>]*id="darkroom"[^>]*>/.exec(html) ?? []
  t.match(form, `action="${target.action}"`)
  t.match(form, `enctype="${target.enctype}"`)
  t.match(html, `type="file" id="data" name="${target.params.files[0].name}"`)
})

t.test('the icons are drawn from icon.svg: if not, npm run icons', async (t) => {
  for (const icon of icons) {
    const there = await readFile(join(import.meta.dirname, '../../../public/icons', icon.file))
    const pixels = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer()
    t.ok((await pixels(there)).equals(await pixels(await drawIcon(icon))), icon.file)
  }
})
