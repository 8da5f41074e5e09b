import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'
import t from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { createClient } from '../support/http/client.ts'
import { unzip } from '../support/http/unzip.ts'
import { pngStart } from '../support/images/odd-images.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const COUNT = 10

const photographs = await Promise.all(
  Array.from({ length: COUNT }, async (_, i) => ({
    name: `${i}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await photo(60 + i, 40, i + 1)
  }))
)
const broken = { name: 'broken.png', mimeType: 'image/png', buffer: pngStart(60, 40) }

t.test('a batch', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.startWeb()
  const client = createClient(darkroom.url)
  const send = (images: typeof photographs) =>
    client.batchOf(images.map(({ name, buffer }) => ({ name, bytes: buffer })))
  const open = async (id: string, options = {}) =>
    await visit(`${darkroom.url}/batches/${id}`, options)

  /** The disk damages how the print of broken.png was settled: that can be helped. */
  async function spoilRecord(page: Page) {
    const { images } = await client.readBatch(page.url().split('/').at(-1) ?? '')
    const { id = '' } = images.find(({ original }) => original.name === broken.name) ?? {}
    await writeFile(join(darkroom.dataDir, `${resultKey(id, 'grayscale')}.json`), '{')
  }

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

  t.test('is seen to lose an image, and to go', async (t) => {
    const id = await send(photographs.slice(0, 3))
    const page = await open(id)
    await page.locator('.card').nth(2).waitFor()
    await mark(page)
    // the receiver is away, so that the page still waits
    const stuck = await client.postJson(`/batches/${id}/results`, { recipe: 'thermal' })
    t.equal(stuck.status, 202)
    const { images } = await client.readBatch(id)
    const erased = await fetch(darkroom.url + images[1]?.url, { method: 'DELETE' })
    t.equal(erased.status, 204)
    await page.getByText('1 photograph in this batch was erased').waitFor()
    t.equal(await page.locator('.card').count(), 2)
    await page.getByRole('heading', { name: '2 photographs' }).waitFor()
    for (const image of [images[0], images[2]]) {
      await fetch(darkroom.url + image?.url, { method: 'DELETE' })
    }
    await page.getByText('No photographs are left.').waitFor()
    const batch = await fetch(`${darkroom.url}/batches/${id}`, { method: 'DELETE' })
    t.equal(batch.status, 204)
    await page.getByRole('heading', { name: 'There is no such batch' }).waitFor()
    t.ok(await isMarked(page))
  })

  t.test('says that it waits while web is away, and goes on by itself', async (t) => {
    const own = await openDarkroom(t)
    const web = await own.startWeb()
    const id = await createClient(own.url).batchOf(
      photographs.slice(0, 2).map(({ name, buffer }) => ({ name, bytes: buffer }))
    )
    const page = await visit(`${own.url}/batches/${id}`)
    await page.getByText('Prints: 2 in progress').waitFor()
    await mark(page)
    await web.stop()
    await own.startWeb()
    own.startReceiver()
    await page.getByText('Prints: 2 ready').waitFor()
    t.ok(await isMarked(page))
  })

  t.test('refreshes itself with scripts off, and its forms and links lead on', async (t) => {
    const id = await send([...photographs.slice(0, 2), broken])
    const page = await open(id, { javaScriptEnabled: false })
    await page.getByText('Prints: 3 in progress').waitFor()
    t.equal(await page.getByRole('button', { name: /Cancel/ }).count(), 0, 'it needs DELETE')
    const receiver = darkroom.startReceiver()
    await page.getByText('Prints: 2 ready · 1 failed').waitFor()
    await receiver.stop()
    await spoilRecord(page)
    await page.reload()
    await page.getByRole('button', { name: 'Retry all that failed' }).click()
    await page.getByText('Prints: 2 ready · 1 in progress').waitFor()
    // The page refreshes itself each 3 s, and may take what was just written along
    await waitFor('the recipe to be asked for', async () => {
      await page.getByLabel('Or a recipe of your own').fill('resize:width=20')
      await page.getByRole('button', { name: 'Develop' }).click()
      return await page.getByText('Prints: 2 ready · 4 in progress').isVisible()
    })
    t.equal(new URL(page.url()).pathname, `/batches/${id}`)
    const second = darkroom.startReceiver()
    t.teardown(() => second.stop())
    await page.getByText('Prints: 4 ready · 2 failed').waitFor()
    await page.getByRole('link', { name: '0.jpg', exact: true }).click()
    await page.getByRole('heading', { name: '0.jpg' }).waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByRole('heading', { name: '1.jpg' }).waitFor()
    await page.getByRole('link', { name: 'All photographs' }).click()
    await page.getByRole('heading', { name: '3 photographs' }).waitFor()

    await page.getByRole('button', { name: 'Erase all these photographs' }).click()
    await page.getByText('3 photographs', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Erase them all' }).click()
    await page.waitForURL(`${darkroom.url}/`)
    t.equal((await fetch(`${darkroom.url}/batches/${id}`)).status, 404)
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

/** A reload would lose it. */
const mark = (page: Page) => page.evaluate("document.documentElement.dataset.mark = 'yes'")
const isMarked = (page: Page) => page.evaluate("'mark' in document.documentElement.dataset")
