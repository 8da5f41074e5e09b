import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { LANGUAGES } from '../../../lib/messages/index.ts'
import { developed, failed, openPages } from '../../support/pages/pages.ts'

const { app, get, plant, plantBatch } = await openPages(t, { MAX_UPLOAD_MB: '7', MAX_FILES: '3' })

t.test('the page says its limits, and how long the promise holds', async (t) => {
  const { html } = await get('/')
  t.match(html, 'Up to 3 at once, 7 MB each.')
  t.match(html, 'Deleted after 24 hours, sooner if this server loses its disk')
})

t.test('the page says when the broker cannot be reached', async (t) => {
  t.match((await get('/')).html, 'Photographs cannot be accepted right now')
})

t.test('no page in any language shows a missing value', async (t) => {
  const image = await plant({}, [{}, developed, failed, { status: 'processing', recipe: 'resize' }])
  const batch = await plantBatch(image, await plant({}, []), await plant({}, [failed]))
  for (const language of LANGUAGES) {
    for (const url of [
      '/',
      '/treatments',
      '/treatments/thermal',
      '/treatments/nothing',
      image,
      `${image}?batch=nothing`,
      batch,
      `${image}?batch=${batch.split('/').at(-1)}`,
      '/nowhere',
      `${image}/results/thermal`
    ]) {
      const { html } = await get(url, language)
      t.notMatch(html, /undefined|null|NaN|\[object|=>/, `${url} in ${language}`)
      t.notMatch(html, /\sstyle=|\son\w+="|<script(?![^>]*\ssrc=)/, 'nothing inline')
    }
  }
})

t.test('a hostile file name is text and nothing else', async (t) => {
  const name = `"><img src=x onerror=alert(1)>&'.jpg`
  const image = await plant({ name }, [developed, failed])
  const { html } = await get(image)
  t.notMatch(html, '<img src=x')
  t.match(html, '&lt;img src=x onerror=alert(1)&gt;&amp;&#39;.jpg</h1>')
  t.match(html, `alt="The original: &quot;&gt;&lt;img`)
  t.match(html, 'It is &lt;broken&gt;.')
  const batch = await get(await plantBatch(image))
  t.notMatch(batch.html, '<img src=x')
  t.match(batch.html, /<a href="[^"]+">&quot;&gt;&lt;img src=x/)
})

t.test('each treatment is shown by a picture, which may be cached forever', async (t) => {
  for (const url of ['/treatments', '/treatments/thermal']) {
    const { html } = await get(url)
    const pictures = [...html.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src ?? '')
    t.equal(pictures.length, url === '/treatments' ? catalogue('en').length : 1)
    for (const src of pictures) {
      const { statusCode, headers } = await app.inject({ url: src })
      t.match({ statusCode, ...headers }, { statusCode: 200, 'content-type': 'image/webp' }, src)
      t.match(headers['cache-control'], /immutable/)
    }
  }
})

t.test('an error page has the words of the JSON, and a way on', async (t) => {
  const image = await plant({}, [{}])
  const url = `${image}/results/thermal`
  const problem = (await app.inject({ url })).json()
  const { html, status } = await get(url)
  t.equal(status, 404)
  t.match(html, problem.title)
  t.match(html, 'of this image. Request it with POST')
  t.match(html, `href="${image}"`)
})

t.test('assets may be cached forever, and have a new address when they change', async (t) => {
  const { html, headers } = await get('/')
  t.match(headers['content-security-policy'], /^default-src 'none'; /)
  t.notMatch(headers['content-security-policy'], 'unsafe')
  const urls = [...html.matchAll(/(?:href|src)="(\/public\/[^"]+)"/g)].map(([, url]) => url ?? '')
  t.ok(urls.length >= 4)
  for (const url of urls) {
    const response = await app.inject({ url })
    t.match(response, { statusCode: 200, headers: { 'cache-control': /immutable/ } }, url)
    t.equal(response.headers['x-content-type-options'], 'nosniff')
  }
  t.equal((await app.inject({ url: '/public/old/css/base.css' })).statusCode, 404)
})
