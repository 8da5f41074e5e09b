import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'
import t from 'tap'
import {
  broken,
  COUNT,
  isMarked,
  mark,
  openBatchPages,
  photographs
} from '../support/browser/batch-page.ts'
import { noBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { unzip } from '../support/http/unzip.ts'
import { waitFor } from '../support/wait-for.ts'

t.test('a batch', { skip: noBrowser }, async (t) => {
  const { darkroom, send, open, spoilRecord } = await openBatchPages(t)

  t.test('is watched by ten photographs and a broken one, and kept as a ZIP', async (t) => {
    const page = await open(await send([...photographs, broken]), { acceptDownloads: true })
    await page.getByText('Prints: 11 in progress').waitFor()
    t.equal(await page.locator('.card img').count(), 0)
    t.same(await look(page), [], 'waiting, for everybody')
    await mark(page)
    const receiver = darkroom.startReceiver()
    await page.getByText('Prints: 10 ready · 1 failed').waitFor()
    for (const { name } of photographs) {
      const print = page.getByAltText(`Grayscale print of ${name}`)
      await print.scrollIntoViewIfNeeded()
      await waitFor(`${name} to be seen`, () =>
        print.evaluate((img: { naturalWidth: number }) => img.naturalWidth > 0)
      )
    }
    t.same(await look(page), [], 'done, for everybody')
    await receiver.stop()

    await page.locator('#whole').getByText('1 failed: The image file is incomplete').waitFor()
    const card = page.locator('.card').filter({ hasText: 'broken.png' })
    await card.getByText('The image file is incomplete').waitFor()
    t.equal(await card.getByRole('button').count(), 0, 'another attempt would not help')
    t.equal(await page.getByRole('button', { name: 'Retry all' }).count(), 0)

    await spoilRecord(page)
    await page.reload()
    await mark(page)
    await card.getByRole('button', { name: 'Try again: Grayscale print of broken.png' }).click()
    await card.getByText('Next in line').waitFor()
    await page.getByText('Prints: 10 ready · 1 in progress').waitFor()
    const second = darkroom.startReceiver()
    await page.getByText('Prints: 10 ready · 1 failed').waitFor()
    await second.stop()
    await spoilRecord(page)
    await page.reload()
    await mark(page)
    await page.getByRole('button', { name: 'Retry all that failed' }).click()
    await card.getByText('Next in line').waitFor()
    const third = darkroom.startReceiver()
    await page.getByText('Prints: 10 ready · 1 failed').waitFor()

    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download all as ZIP' }).click()
    const download = await downloading
    t.match(download.suggestedFilename(), /^revelado-.*\.zip$/)
    const files = new Map(
      (await unzip(await readFile(await download.path()))).map(({ name, bytes }) => [name, bytes])
    )
    t.equal(files.size, COUNT + 2)
    for (const { name, buffer } of photographs) {
      const print = files.get(name.replace('.jpg', '.grayscale.png'))
      t.ok((await meanDifference(print, buffer)) < 2, `the pixels of ${name}`)
    }
    t.match(String(files.get('manifest.csv')), /broken\.png,,grayscale,failed/)

    await page.getByLabel('Print', { exact: true }).selectOption({ label: 'Thermal' })
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 20 ready · 2 failed').waitFor()
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByRole('alert').getByText('No print was requested').waitFor()
    t.ok(await isMarked(page), 'all on the same page')

    const address = page.url()
    await page.getByRole('button', { name: 'Erase all these photographs' }).click()
    t.same(await faultsOf(page), [], 'the question, for everybody')
    await page.getByRole('button', { name: 'Keep them' }).click()
    await page.getByRole('button', { name: 'Erase all these photographs' }).click()
    await page.getByRole('button', { name: 'Erase them all' }).click()
    await page.waitForURL(`${darkroom.url}/`)
    t.equal((await fetch(address)).status, 404)
    await third.stop()
  })
})

/** Between a print and what sharp itself makes of its original: 0 is none, 255 all. */
async function meanDifference(print: Buffer | undefined, original: Buffer): Promise<number> {
  const gray = (image: Sharp) => image.grayscale().raw().toBuffer()
  const [a, b] = [await gray(sharp(print)), await gray(sharp(original))]
  if (a.length !== b.length) return 255
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length
}

/** What is wrong with the page, in light and in dark and on narrow screens. */
async function look(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await faultsOf(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  for (const narrow of [320, 360, 768]) {
    await page.setViewportSize({ width: narrow, height: 640 })
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    if (wide !== narrow) found.push(`${wide} pixels wide at ${narrow}`)
  }
  await page.setViewportSize({ width, height })
  return found
}
