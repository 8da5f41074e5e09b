import type { Page } from 'playwright-core'
import t from 'tap'
import { newKey } from '../support/access/keys.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { stageSays } from '../support/browser/studio.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

t.test('a darkroom with keys', { skip: noBrowser }, async (t) => {
  const shop = newKey('shop', 'send', 'read')
  const darkroom = await openDarkroom(t, { API_KEYS: shop.entry })
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(60, 40) }

  async function enter(page: Page) {
    await page.getByLabel('Key').fill('wrong')
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByText('This key is not known here.').waitFor()
    await page.getByLabel('Key').fill(shop.key)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Photographs in, prints out' }).waitFor()
  }

  async function leave(page: Page) {
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByLabel('Key').waitFor()
  }

  t.test('asks once, and then all of it works', async (t) => {
    const page = await visit(darkroom.url)
    t.strictSame(await faultsOf(page), [])
    await enter(page)
    await page.setInputFiles('#data', fry)
    await stageSays(page, 'The print will be 60 × 40 pixels')
    await page.waitForURL(/\/images\/[\w-]{22}/)
    const address = page.url()
    await leave(page)
    await page.goto(address)
    await page.getByRole('heading', { name: 'This darkroom needs a key' }).waitFor()
  })

  t.test('so it does with scripts off', async () => {
    const page = await visit(darkroom.url, { javaScriptEnabled: false })
    await enter(page)
    await page.setInputFiles('#data', fry)
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 1 ready').waitFor()
    await leave(page)
  })
})
