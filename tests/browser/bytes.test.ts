import type { Page } from 'playwright-core'
import t from 'tap'
import { photographs } from '../../bench/photographs.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { SHIFTS_SEEN } from '../support/browser/layout-shifts.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const SEVEN = ['grayscale', 'sepia', 'thermal', 'negative', 'solarize', 'posterize', 'flip']
/** 4000 × 3000 pixels, of as much detail as photographs get. */
const FUR = { columns: 10, rows: 10, quality: 85 }
const IMAGE_BYTES = 1_500_000
const BATCH_BYTES = 2_500_000
const PATIENCE_MS = 120_000

t.test('pages of large photographs are small', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t, { MAX_FILES: '50' })
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const client = createClient(darkroom.url)

  t.test('an image with seven prints of 12 megapixels', async (t) => {
    const [bytes = Buffer.of()] = await photographs(FUR, 1)
    const sent = { name: 'large.jpg', bytes }
    const recipes = SEVEN.map((step) => `${step},output:format=jpeg`)
    const { id } = (await (await client.send([sent], recipes)).json()) as { id: string }
    await client.settled(id, PATIENCE_MS)
    const page = await visit('about:blank')
    const loaded = await countBytes(page)
    await page.goto(`${darkroom.url}/images/${id}`)
    await page.waitForLoadState('networkidle')
    await seeAll(page)
    t.ok(loaded() <= IMAGE_BYTES, `${loaded()} bytes`)
    t.equal(await page.evaluate(SHIFTS_SEEN), 0, 'nothing moves')
    const shown = await page.evaluate<string[]>(SHOWN)
    const small = shown.filter((src) => /\?width=(320|1280)$/.test(src))
    t.equal(new Set(small.map((src) => src.split('?')[0])).size, SEVEN.length + 1)
  })

  t.test('a batch of fifty', async (t) => {
    const bytes = await photo(1600, 1200)
    const images = Array.from({ length: 50 }, (_, i) => ({ name: `${i}.jpg`, bytes }))
    const id = await client.batchOf(images, ['sepia,output:format=jpeg'])
    await client.batchSettled(id, PATIENCE_MS)
    const page = await visit('about:blank')
    const loaded = await countBytes(page)
    await page.goto(`${darkroom.url}/batches/${id}`)
    await page.waitForLoadState('networkidle')
    const begun = (await page.evaluate<string[]>(SHOWN)).length
    t.ok(begun < images.length, `${begun} pictures before anybody scrolls`)
    await seeAll(page)
    t.ok(loaded() <= BATCH_BYTES, `${loaded()} bytes`)
    t.equal(await page.evaluate(SHIFTS_SEEN), 0, 'nothing moves')
    t.equal((await page.evaluate<string[]>(SHOWN)).length, images.length)

    await page.route(/width=/, (route) => route.fulfill({ status: 503 }))
    const [first] = (await client.readBatch(id)).images
    for (const url of [`/batches/${id}`, `/images/${first?.id}`]) {
      await page.goto(darkroom.url + url)
      const print = page.getByAltText(/^Sepia.* 0\.jpg$/)
      await waitFor('the whole print, where no small one is made', () =>
        print.evaluate(
          (img: { currentSrc: string; naturalWidth: number }) =>
            img.naturalWidth > 0 && img.currentSrc.endsWith('jpeg')
        )
      )
    }
  })
})

/** What comes over the network from now on, headers and all. */
async function countBytes(page: Page): Promise<() => number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  let sum = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sum += encodedDataLength
  })
  return () => sum
}

/** Scrolls until every picture is there. */
async function seeAll(page: Page) {
  const pictures = page.locator('main img:visible')
  for (let i = 0; i < (await pictures.count()); i++) {
    const picture = pictures.nth(i)
    await picture.scrollIntoViewIfNeeded()
    await waitFor(`picture ${i}`, () =>
      picture.evaluate((img: { naturalWidth: number }) => img.naturalWidth > 0)
    )
  }
}

/** The addresses of the pictures that are there. */
const SHOWN = `[...document.querySelectorAll('main img')]
  .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
  .map(({ currentSrc }) => currentSrc)`
