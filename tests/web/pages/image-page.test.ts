import t from 'tap'
import { developed, failed, openPages } from '../../support/pages/pages.ts'

const { app, get, plant, plantBatch } = await openPages(t, { MAX_UPLOAD_MB: '7', MAX_FILES: '3' })

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
