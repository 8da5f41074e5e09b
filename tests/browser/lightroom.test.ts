import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { createClient } from '../support/http/client.ts'
import { unzip } from '../support/http/unzip.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const NAMES = ['0.jpg', '1.jpg', '2.jpg', '3.jpg']

t.test('a batch is looked through', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const client = createClient(darkroom.url)
  const bytes = await photo(60, 40)

  async function batch() {
    const images = NAMES.map((name) => ({ name, bytes }))
    const id = await client.batchOf(images, ['grayscale', 'sepia'])
    await client.batchSettled(id)
    return `${darkroom.url}/batches/${id}`
  }
  const read = (url: string) => client.readBatch(url.split('/').at(-1) ?? '')

  for (const javaScriptEnabled of [true, false]) {
    const scripts = javaScriptEnabled ? 'with scripts' : 'without scripts'

    t.test(`any print is shown in all cards, one beside another, ${scripts}`, async (t) => {
      const url = await batch()
      const page = await visit(url, { javaScriptEnabled, acceptDownloads: true })
      await page.getByLabel('Print shown').selectOption({ label: 'Sepia' })
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click()
      for (const name of NAMES) await page.getByAltText(`Sepia print of ${name}`).waitFor()
      await page.getByLabel('Beside it').selectOption({ label: 'Original' })
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click()
      for (const name of NAMES) await page.getByAltText(`The original: ${name}`).waitFor()
      t.equal(new URL(page.url()).search, '?print=sepia&beside=original')
      if (javaScriptEnabled) await look(t, page)

      const downloading = page.waitForEvent('download')
      await page.getByRole('link', { name: /^Sepia only, as ZIP \(\d.*B\)$/ }).click()
      const files = await unzip(await readFile(await (await downloading).path()))
      const names = files.map(({ name }) => name).filter((name) => !name.startsWith('manifest'))
      t.same(names.sort(), ['0.sepia.png', '1.sepia.png', '2.sepia.png', '3.sepia.png'])
    })

    t.test(`some are chosen, developed and erased, ${scripts}`, async (t) => {
      const url = await batch()
      const page = await visit(url, { javaScriptEnabled })
      for (const name of ['1.jpg', '3.jpg']) await page.getByLabel(`Choose ${name}`).check()
      await page.getByLabel('Print', { exact: true }).selectOption({ label: 'Thermal' })
      await page.getByRole('button', { name: 'Develop' }).click()
      await page.getByText('Prints: 10 ready').waitFor()
      const thermal = (await read(url)).images.filter(({ results }) =>
        results.some(({ recipe }) => recipe === 'thermal')
      )
      t.same(
        thermal.map(({ original }) => original.name),
        ['1.jpg', '3.jpg']
      )

      for (const name of ['0.jpg', '2.jpg']) await page.getByLabel(`Choose ${name}`).check()
      await page.getByRole('button', { name: 'Erase these' }).click()
      await page.getByRole('heading', { name: 'Erase these photographs' }).waitFor()
      t.equal((await read(url)).gone, 0, 'not before that is confirmed')
      await page.getByRole('button', { name: 'Erase them' }).click()
      await page.getByRole('heading', { name: '2 photographs' }).waitFor()
      t.same(
        (await read(url)).images.map(({ original }) => original.name),
        ['1.jpg', '3.jpg']
      )
    })
  }

  t.test('keys walk through it and choose', async (t) => {
    const page = await visit(await batch())
    await page.getByRole('link', { name: '0.jpg', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('x')
    await page.getByText('2 chosen').waitFor()
    await look(t, page)
    t.equal(await page.evaluate('document.activeElement.textContent'), '2.jpg')
    await page.getByLabel('Choose 0.jpg').click()
    await page.getByLabel('Choose 3.jpg').click({ modifiers: ['Shift'] })
    await page.getByText('4 chosen').waitFor()
  })

  t.test('what is chosen stays so while the page is refreshed', async (t) => {
    const url = await batch()
    const page = await visit(url)
    await page.getByLabel('Choose 2.jpg').check()
    await page.getByLabel('Print shown').selectOption({ label: 'Grayscale' })
    await page.getByLabel('Beside it').selectOption({ label: 'Sepia' })
    await page.getByAltText('Sepia print of 2.jpg').waitFor()
    t.ok(await page.getByLabel('Choose 2.jpg').isChecked())
  })
})

/** Nothing is wrong with the page, in light and dark, and nothing sticks out. */
async function look(t: Tap, page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    t.same(await faultsOf(page), [], colorScheme)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await waitFor('the narrow page', async () => {
    return (await page.evaluate('document.documentElement.scrollWidth')) === 320
  })
  await page.setViewportSize({ width: 1280, height: 720 })
}

type Tap = { same(found: unknown, wanted: unknown, message: string): boolean }
