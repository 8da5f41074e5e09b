import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { openPages } from '../../support/pages/pages.ts'

const { get, plant } = await openPages(t, { MAX_UPLOAD_MB: '7', MAX_FILES: '3' })

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
