import { writeFile } from 'node:fs/promises'
import t from 'tap'
import { originalKey, resultKey } from '#lib/images/images.ts'
import { CARRIED } from '#lib/images/metadata.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { SHIFTS_SEEN } from '../support/browser/layout-shifts.ts'
import { photo } from '../support/images/photos.ts'
import { developed, openPages } from '../support/pages/pages.ts'

const COLOUR_SCHEMES = ['light', 'dark'] as const
const NARROW = [320, 360, 768]
const SQUARE = 'resize:width=300;height=300;fit=cover'

t.test('for everybody', { skip: noBrowser }, async (t) => {
  const pages = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await pages.app.listen({ host: '127.0.0.1', port: 0 })
  const name = `a-name-without-a-place-to-break-${'x'.repeat(120)}.jpg`
  const carried = {
    exif: true,
    gps: true,
    icc: true,
    xmp: true,
    iptc: true,
    c2pa: true,
    gainMap: true
  }
  const metadata = {
    ...{ frames: 12, depth: 16, colorSpace: 'rgb', orientation: 6, ...carried },
    ...{ dominantColor: '#c83c1e', thumbHash: 'AAAA' }
  }
  const failed = { recipe: 'resize:width=16384', status: 'failed' as const, error: 'It is broken.' }
  const paths = {
    home: '/',
    treatments: '/treatments',
    treatment: '/treatments/vintage',
    mine: '/mine',
    status: '/status',
    waiting: await pages.plant({}, [{}, { recipe: 'thermal', status: 'processing' }]),
    done: await pages.plant({ name }, [
      { ...developed, removed: [...CARRIED] },
      failed,
      { recipe: PREVIEW_SHEET, ...developed, format: 'jpeg', width: 1496, height: 680 },
      { recipe: `thermal${',thermal'.repeat(15)}` }
    ]),
    error: '/nowhere'
  }
  const batch = await pages.plantBatch(paths.waiting, paths.done, await pages.plant({ name }, []))

  await pages.app.images.writeMetadata(paths.done.split('/').at(-1) ?? '', metadata)

  const erase = `${paths.done}/erase`
  for (const [name, path] of Object.entries({ ...paths, batch, erase })) {
    t.test(`the page ${name}`, async (t) => {
      const page = await visit(url + path)
      await page.waitForLoadState('networkidle')
      t.equal(await page.evaluate(SHIFTS_SEEN), 0, 'nothing moves while it loads')
      await page.evaluate(UNFOLD)
      for (const colorScheme of COLOUR_SCHEMES) {
        await page.emulateMedia({ colorScheme })
        t.same(await faultsOf(page), [], `axe finds no fault, ${colorScheme}`)
      }
      for (const width of NARROW) {
        await page.setViewportSize({ width, height: 640 })
        t.equal(await page.evaluate(WIDTH), width, `nothing sticks out at ${width} pixels`)
      }
    })
  }

  t.test('the question before an image is erased', async (t) => {
    const page = await visit(url + paths.done)
    await page.getByRole('button', { name: 'Erase this photograph' }).click()
    for (const colorScheme of COLOUR_SCHEMES) {
      await page.emulateMedia({ colorScheme })
      t.same(await faultsOf(page), [], `axe finds no fault, ${colorScheme}`)
    }
  })

  t.test('the stage where a print is held beside its original', async (t) => {
    const page = await visit(url + (await plantPictures(pages)))
    for (const label of ['Grayscale', 'Resize']) {
      await page.setViewportSize({ width: 1280, height: 720 })
      await page.getByRole('button', { name: `Compare: ${label}` }).click()
      for (const view of ['Slider', 'Side by side', 'Difference']) {
        await page.locator('.stage').getByLabel(view, { exact: true }).check()
        if (view === 'Difference') await page.locator('.stage .plate canvas').waitFor()
        for (const colorScheme of COLOUR_SCHEMES) {
          await page.emulateMedia({ colorScheme })
          t.same(await faultsOf(page), [], `axe finds no fault: ${label}, ${view}, ${colorScheme}`)
        }
        for (const width of NARROW) {
          await page.setViewportSize({ width, height: 640 })
          t.equal(await page.evaluate(STAGE_WIDTH), width, `${view} fits ${width} pixels`)
        }
      }
      await page.keyboard.press('Escape')
    }
  })

  t.test('a photograph is chosen with the keyboard alone', async (t) => {
    const page = await visit(url)
    for (const name of [
      'Skip to the content',
      'Revelado',
      'My images',
      'Photographs',
      'Try a sample photograph',
      'Choose a folder'
    ]) {
      await page.keyboard.press('Tab')
      t.match(await page.evaluate<string>(FOCUSED), name)
    }
  })
})

/** An image with prints that have bytes to be seen, one of them in proportions of its own. */
async function plantPictures(pages: Awaited<ReturnType<typeof openPages>>) {
  const bytes = await photo(400, 300)
  const print = { ...developed, format: 'jpeg', bytes: bytes.length }
  const prints = [print, { ...print, recipe: SQUARE, width: 300 }]
  const path = await pages.plant({ bytes: bytes.length }, prints)
  const id = path.split('/').at(-1) ?? ''
  for (const key of [originalKey(id), resultKey(id, 'grayscale'), resultKey(id, SQUARE)]) {
    await pages.app.images.storage.create(key, (path) => writeFile(path, bytes))
  }
  return path
}

/** Everything that can be seen is seen. */
const UNFOLD = `
  for (const box of document.querySelectorAll('.tick input:not(:checked)')) box.click()
  for (const folded of document.querySelectorAll('details')) folded.open = true
`

const STAGE_WIDTH = "document.querySelector('.stage').scrollWidth"
const WIDTH = 'document.documentElement.scrollWidth'

/** What the focused element is called. */
const FOCUSED = `(({ activeElement: element }) =>
  (element.labels?.[0] ?? element).textContent.trim())(document)`
