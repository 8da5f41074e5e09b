import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { bring } from '../support/browser/drop.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { outOfSight, stageSays } from '../support/browser/studio.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

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

  t.test('takes more photographs, however they come', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await bring(page, 'drop', [{ ...fry, name: 'dropped.jpg' }])
    await bring(page, 'paste', [{ ...fry, name: 'pasted.jpg' }])
    await page.getByLabel('Add photographs').setInputFiles({ ...fry, name: 'chosen.jpg' })
    await page.getByRole('button', { name: 'Develop all 4' }).waitFor()
    t.match(await page.locator('.tile .name').allTextContents(), [
      'fry.jpg',
      'dropped.jpg',
      'pasted.jpg',
      'chosen.jpg'
    ])
    t.equal(await page.locator('#studio-name').textContent(), 'fry.jpg', 'which stays')
    await page.waitForURL(/batch=/)
  })

  t.test('takes them on the page of an image too, and leads from one to the next', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.waitForURL(/\/images\/[\w-]{22}$/)
    await page.reload()
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await page.evaluate('Object.assign(window, { stayed: true })')
    await page.getByLabel('Add photographs').setInputFiles([
      { ...fry, name: 'notes.jpg', buffer: Buffer.from('hello') },
      { ...fry, name: 'second.jpg' }
    ])
    await page.getByRole('heading', { name: 'second.jpg' }).waitFor()
    await page.getByText(/"notes.jpg" is not a/).waitFor()
    await bring(page, 'drop', [{ ...fry, name: 'third.jpg' }])
    await page.getByRole('heading', { name: 'third.jpg' }).waitFor()
    await stageSays(page, 'The print will be')
    await page.getByRole('button', { name: 'Develop all 3' }).waitFor()
    t.equal(await page.locator('.filmstrip li').count(), 3)

    await page.locator('.filmstrip a').first().click()
    await page.getByRole('heading', { name: 'fry.jpg' }).waitFor()
    await page.getByAltText('The original: fry.jpg').waitFor()
    await page.locator('#main').press('ArrowRight')
    await page.getByRole('heading', { name: 'second.jpg' }).waitFor()
    await page.getByRole('button', { name: 'Only this one' }).click()
    await page
      .locator('#prints')
      .getByAltText(/Sepia print of second.jpg/)
      .waitFor()
    t.equal(await page.locator('#prints .print').count(), 2)
    await page.goBack()
    await page.getByRole('heading', { name: 'fry.jpg' }).waitFor()
    t.equal(await page.locator('#prints .print').count(), 1, 'without the other’s print')
    t.ok(await page.getByRole('checkbox', { name: 'Sepia' }).isChecked())
    t.ok(await page.evaluate('stayed'), 'all on one page')
  })

  t.test('has a contact sheet to choose from', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await stageSays(page, 'The print will be')
    await page.getByRole('button', { name: 'Contact sheet' }).click()
    const sheet = page.getByRole('dialog', { name: 'Contact sheet' })
    await waitFor('all small prints', () =>
      sheet
        .locator('img')
        .evaluateAll((all: { naturalWidth: number }[]) =>
          all.every(({ naturalWidth }) => naturalWidth > 0)
        )
    )
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      t.same(await faultsOf(page), [], `axe finds no fault, ${colorScheme}`)
    }
    await sheet.getByRole('button', { name: 'Solarize' }).click()
    await sheet.waitFor({ state: 'detached' })
    t.same(await page.locator('.chip .name').allTextContents(), ['Grayscale', 'Solarize'])
    await page.getByRole('button', { name: 'Contact sheet' }).click()
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Contact sheet' }).click()
    await sheet.getByRole('button', { name: 'Film noir' }).click()
    const recipe = await page.locator('#studio-recipe').inputValue()
    t.match(recipe, /^grayscale:weights=red-filter,.*,output:format=original$/, 'a JPEG stays one')
  })

  t.test('comes closer with all pixels there are', async (t) => {
    const large = { ...fry, name: 'large.jpg', buffer: await photo(2400, 1600) }
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', large)
    await page.waitForURL(/\/images\/[\w-]{22}$/)
    await page.reload()
    await stageSays(page, 'The print will be 2400 × 1600')
    await page.getByRole('button', { name: 'Develop', exact: true }).click()
    await stageSays(page, /^Grayscale: 2400/)
    const widths = () =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll('#studio .plate > img')].map((img) => img.naturalWidth)`
      )
    t.same(await widths(), [1600, 1280])
    await page.locator('.plates').focus()
    await page.keyboard.press('1')
    await waitFor('whole pictures', async () => String(await widths()) === '2400,2400')
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
