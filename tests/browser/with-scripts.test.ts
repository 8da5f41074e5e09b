import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageSays } from '../support/browser/studio.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(60, 40) }

t.test('with scripts on', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.startWeb()

  t.test('the print appears without a reload, even when its receiver was not there', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, 'Developing…')
    await mark(page)

    const receiver = darkroom.startReceiver()
    t.teardown(() => receiver.stop())
    await stageSays(page, /^Grayscale: 60 × 40 pixels, JPEG/)
    const print = page.locator('[data-side="print"]')
    t.equal(await print.evaluate((img: { naturalWidth: number }) => img.naturalWidth), 60)
    t.ok(await isMarked(page), 'the page is still the same')

    await page.reload()
    await page.getByText('Prints: 1 ready').waitFor()
    await page.getByAltText(/^Grayscale.* print of fry.jpg$/).waitFor()
    await page.getByText('Main colour').waitFor()
  })

  t.test('another print is asked for, refused, and had, on the same page', async (t) => {
    const receiver = darkroom.startReceiver()
    t.teardown(() => receiver.stop())
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, /^Grayscale: /)
    await page.reload()
    await page.getByText('Prints: 1 ready').waitFor()
    await mark(page)

    await page.getByRole('checkbox', { name: 'Grayscale' }).uncheck()
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, 'Add a treatment first')
    await page.getByRole('checkbox', { name: 'Thermal' }).check()
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, /^Thermal: /)
    await page.getByText('Prints: 2 ready').waitFor()
    t.ok(await isMarked(page))
  })

  t.test('a contact sheet is made, and one of its small prints had in full size', async (t) => {
    const receiver = darkroom.startReceiver()
    t.teardown(() => receiver.stop())
    const sent = { name: fry.name, bytes: fry.buffer }
    const id = await createClient(darkroom.url).accepted(sent)
    const page = await visit(`${darkroom.url}/images/${id}`)
    await page.getByText('Prints: 1 ready').waitFor()
    await mark(page)

    await page.getByRole('button', { name: 'Make a contact sheet' }).click()
    const small = page.getByRole('button', { name: 'Negative', exact: true })
    await small.waitFor()
    t.equal(await page.locator('.contacts li svg image').count(), 24)
    await small.click()
    const print = page.locator('.print', { hasText: 'negative' })
    await waitFor('the print to be in view', () =>
      print.evaluate((item: { getBoundingClientRect(): { top: number; bottom: number } }) => {
        const { top, bottom } = item.getBoundingClientRect()
        return bottom > 0 && top < Reflect.get(globalThis, 'innerHeight')
      })
    )
    t.ok(await print.evaluate((item) => item.matches(':focus')), 'and to have the focus')
    await page.getByAltText('Negative print of fry.jpg').waitFor()
    await page.getByText('Prints: 2 ready').waitFor()
    t.ok(await isMarked(page))
  })

  t.test('photographs that were sent together are walked through', async (t) => {
    const receiver = darkroom.startReceiver()
    t.teardown(() => receiver.stop())
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', [fry, { ...fry, name: 'leela.jpg' }])
    await page.getByRole('button', { name: 'Develop all 2' }).click()
    await stageSays(page, /^Grayscale: /)
    await page.reload()
    await page.getByRole('link', { name: 'All photographs' }).click()
    await page.getByRole('heading', { name: '2 photographs' }).waitFor()
    await page.getByRole('link', { name: 'leela.jpg', exact: true }).click()
    await page.getByRole('heading', { name: 'leela.jpg' }).waitFor()
    await page.waitForLoadState('load')
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('heading', { name: 'fry.jpg' }).waitFor()
    await page.getByRole('link', { name: 'All photographs' }).click()
    await page.getByRole('heading', { name: '2 photographs' }).waitFor()
  })

  t.test(
    'a photograph is erased once that is confirmed, and whoever watches it sees so',
    async (t) => {
      const page = await visit(darkroom.url)
      await page.setInputFiles('#data', fry)
      await page.getByRole('button', { name: 'Develop' }).click()
      await stageSays(page, 'Developing…')
      await page.reload()
      const watcher = await visit(page.url())

      await page.getByRole('button', { name: 'Erase this photograph' }).click()
      await page.getByRole('button', { name: 'Keep it' }).click()
      await page.getByRole('button', { name: 'Erase this photograph' }).click()
      await page.getByRole('button', { name: 'Erase it all' }).click()
      await page.waitForURL(`${darkroom.url}/`)
      await watcher.getByRole('heading', { name: 'There is no such image' }).waitFor()
      t.equal(await watcher.getByRole('img').count(), 0)
    }
  )
})

/** A reload would lose it. */
const mark = (page: Page) => page.evaluate("document.documentElement.dataset.mark = 'yes'")
const isMarked = (page: Page) => page.evaluate("'mark' in document.documentElement.dataset")
