import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { LANGUAGES } from '../../../lib/messages/index.ts'
import { developed, openPages } from '../../support/pages/pages.ts'

const { app, get, plant, plantBatch } = await openPages(t, { MAX_UPLOAD_MB: '7', MAX_FILES: '3' })
const failed = { recipe: 'thermal', status: 'failed' as const, error: 'It is <broken>.' }

t.test(
  'the home page has every treatment of the catalogue to tick, and the way to it',
  async (t) => {
    const { html } = await get('/')
    for (const { name } of catalogue('en')) {
      const shared = name === 'resize' || name === 'output'
      t.equal(html.includes(`name="treatment" value="${name}"`), !shared, `a box for ${name}`)
      t.match(html, `href="/treatments/${name}"`, `a way to ${name}`)
    }
    t.match(html, /value="grayscale" checked/)
    t.match(html, /id="resize-width" [^>]*type="number" [^>]*min="1" max="16384" step="1"/)
    for (const name of ['resize.width', 'resize.height', 'output.format', 'output.quality'])
      t.match(html, `name="${name}"`)
    t.match(html, /<form [^>]*method="post" action="\/" enctype="multipart\/form-data"/)
    t.match(html, /<input type="file" id="data" name="data" [^>]*multiple/)
  }
)

t.test('the form for another print has every treatment with its parameters', async (t) => {
  const { html } = await get(await plant({}, []))
  for (const { name, parameters } of catalogue('en')) {
    const shared = name === 'resize' || name === 'output'
    t.equal(html.includes(`name="treatment" value="${name}"`), !shared, `a box for ${name}`)
    for (const key of Object.keys(parameters.properties ?? {})) {
      t.match(html, `name="${name}.${key}"`, `a field for ${name}.${key}`)
    }
  }
  t.match(html, /<option value="ironbow" selected>/)
  t.match(html, /id="tint-color" [^>]*type="color" value="#[0-9a-f]{6}"/)
})

t.test('the form offers the recipes that have a name', async (t) => {
  const pages = await openPages(t, { RECIPES: 'mine = thermal:palette=arctic' })
  const box = (name: string, label: string) =>
    new RegExp(`name="recipe" value="@${name}"[^>]*>\\s*<span class="label">${label}</span>`)
  for (const url of ['/', await pages.plant({}, [])]) {
    const { html } = await pages.get(url)
    t.match(html, box('thumb', 'Thumbnail'))
    t.match(html, box('mine', 'mine'))
    t.match((await pages.get(url, 'es')).html, box('thumb', 'Miniatura'))
    t.match((await pages.get(url, 'fr')).html, box('thumb', 'Miniature'))
  }
})

t.test('a print of a recipe that has a name is called by it', async (t) => {
  const pages = await openPages(t, { RECIPES: 'mine = thermal' })
  const thumb = 'resize:width=320;height=320;fit=cover,output:format=webp'
  const image = await pages.plant({}, [
    { ...developed, recipe: thumb },
    { ...developed, recipe: 'thermal' }
  ])
  const { html } = await pages.get(image)
  t.match(
    html,
    `<img src="${image}/results/${thumb}" loading="lazy" alt="Thumbnail print of fry.jpg"`
  )
  t.match(html, 'alt="Thermal print of fry.jpg"', 'its own name would say less')
})

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

t.test('the print is shown beside the original with all that is known of it', async (t) => {
  const image = await plant({}, [{ ...developed, recipe: 'thermal:palette=inferno' }])
  const { html } = await get(image)
  t.match(html, `<img src="${image}/original" alt="The original: fry.jpg" width="400" height="300"`)
  t.match(
    html,
    `<img src="${image}/results/thermal:palette=inferno" loading="lazy" alt="Thermal print of fry.jpg" width="400"`
  )
  for (const text of ['400 × 300', 'PNG, 30 kB', '18 ms', 'JPEG, 20 kB', 'Prints: 1 ready'])
    t.match(html, text)
  t.notMatch(html, 'http-equiv')
})

t.test('a page with waiting prints refreshes itself without scripts', async (t) => {
  const { html } = await get(await plant({}, [{}, { ...developed, recipe: 'thermal' }]))
  t.match(html, '<noscript><meta http-equiv="refresh" content="3"></noscript>')
  t.match(html, 'Prints: 1 ready · 1 in progress')
  t.match(html, 'Waiting in line')
})

t.test('a failed print says why, and can be requested again', async (t) => {
  const image = await plant({}, [failed])
  const { html } = await get(image)
  t.match(html, 'Prints: 1 failed')
  t.match(
    html,
    new RegExp(
      `<form method="post" action="${image}/results">\\s*<input type="hidden" name="recipe" value="thermal">`
    )
  )
})

t.test('formats that browsers do not show are shown by small copies', async (t) => {
  const image = await plant({ format: 'tiff' }, [{ ...developed, format: 'tiff' }])
  const { html } = await get(image)
  t.match(html, 'Browsers cannot display TIFF. This is a small copy as WebP.')
  for (const url of [`${image}/original`, `${image}/results/grayscale`]) {
    t.match(html, `<img src="${url}?width=1280" srcset="${url}?width=320 320w, ${url}?width=1280`)
    t.match(html, `<a href="${url}" download`)
  }
})

t.test('large pictures are shown by small ones, small ones as they are', async (t) => {
  const large = { width: 3000, height: 4000, bytes: 9_000_000 }
  const image = await plant({ ...large, format: 'png' }, [{ ...developed, ...large }])
  const { html } = await get(image)
  for (const url of [`${image}/original`, `${image}/results/grayscale`]) {
    t.match(
      html,
      `<img src="${url}" srcset="${url}?width=320 240w, ${url}?width=1280 960w" sizes="`
    )
  }
  t.match(
    (await get(await plantBatch(image))).html,
    `<img src="${image}/results/grayscale?width=320"`
  )
  t.notMatch((await get(await plant({}, [developed]))).html, 'srcset')
})

t.test('an image reached from its batch leads on to its neighbours and back', async (t) => {
  const images = [await plant({}, []), await plant({}, []), await plant({}, [])]
  const [one, two, three] = images as [string, string, string]
  const batch = await plantBatch(...images)
  const of = `?batch=${batch.split('/').at(-1)}`
  const middle = (await get(two + of)).html
  t.match(middle, `<a href="${batch}">All photographs</a>`)
  t.match(middle, `<a rel="prev" href="${one}${of}">`)
  t.match(middle, `<a rel="next" href="${three}${of}">`)
  await app.images.erase(two.split('/').at(-1) ?? '')
  const first = (await get(one + of)).html
  t.notMatch(first, 'rel="prev"')
  t.match(first, `<a rel="next" href="${three}${of}">`, 'what is gone is passed over')
  const stranger = await plant({}, [])
  for (const url of [one, stranger + of, `${one}?batch=${batch.slice(-5)}`]) {
    t.notMatch((await get(url)).html, 'id="neighbours"', 'none of that batch, or of none')
  }
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
