import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { bring } from '../support/browser/drop.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { outOfSight, stageSays } from '../support/browser/studio.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(600, 400) }

t.test('a photograph on its stage', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()

  for (const viewport of [
    { width: 1280, height: 860 },
    { width: 390, height: 844 }
  ]) {
    t.test(`is in view with all that is done to it: ${viewport.width}`, async (t) => {
      const page = await visit(darkroom.url, { viewport })
      await bring(page, 'drop', [fry])
      await stageSays(page, 'The print will be 600 × 400 pixels')
      t.same(await outOfSight(page), [])
      t.equal(await page.evaluate('scrollY'), 0)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        t.same(await faultsOf(page), [], `axe finds no fault, ${colorScheme}`)
      }
    })
  }

  t.test('gives way to what is dropped on its page', async (t) => {
    const page = await visit(darkroom.url)
    await bring(page, 'drop', [fry])
    await page.waitForURL(/\/images\/[\w-]{22}$/)
    await page.reload()
    const { pathname } = new URL(page.url())
    await stageSays(page, 'The print will be')
    await bring(page, 'drop', [{ ...fry, name: 'other.jpg' }])
    await page.waitForURL((url) => /^\/images\//.test(url.pathname) && url.pathname !== pathname)
    await page.getByRole('heading', { name: 'other.jpg' }).waitFor()
    await bring(page, 'drop', [fry, { ...fry, name: 'third.jpg' }])
    await page.waitForURL(/\/batches\//)
    t.match(await page.locator('h1').textContent(), '2')
  })

  t.test('has an address, and what was chosen outlives a reload', async (t) => {
    const page = await visit(darkroom.url)
    await bring(page, 'drop', [fry])
    await page.waitForURL(/\/images\/[\w-]{22}$/)
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await page.goBack()
    await page.getByRole('heading', { name: 'Photographs in, prints out' }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { name: 'fry.jpg' }).waitFor()
    await page.reload()
    await stageSays(page, 'The print will be')
    t.ok(await page.getByRole('checkbox', { name: 'Sepia' }).isChecked())
    await page.goBack()
    await page.getByRole('heading', { name: 'Photographs in, prints out' }).waitFor()
  })
})
