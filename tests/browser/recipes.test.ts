import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(60, 40) }
const leela = { name: 'leela.jpg', mimeType: 'image/jpeg', buffer: await photo(40, 60) }

t.test('recipes are written', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()

  t.test('ticks make lines; fields and sliders write them', async (t) => {
    const page = await visit(darkroom.url)
    t.same(await lines(page), ['grayscale'])
    await page.getByRole('checkbox', { name: 'Thermal' }).check()
    await page.getByLabel('Palette').selectOption('inferno')
    await page.getByLabel('Invert').check()
    t.same(await lines(page), ['grayscale', 'thermal:palette=inferno;invert=true'])

    await page.getByRole('checkbox', { name: 'Grayscale' }).uncheck()
    await page.getByRole('checkbox', { name: 'Thermal' }).uncheck()
    await page.getByRole('checkbox', { name: 'Posterize' }).check()
    await page.getByRole('spinbutton', { name: 'Levels' }).fill('7')
    t.same(await lines(page), ['posterize:levels=7'])
    const slider = page.getByRole('slider', { name: 'Levels' })
    t.equal(await slider.inputValue(), '7', 'the slider follows the number')
    await slider.press('End')
    const most = await page.getByRole('spinbutton', { name: 'Levels' }).getAttribute('max')
    t.same(await lines(page), [`posterize:levels=${most}`], 'and leads it')
  })

  t.test('what is unticked comes back as it was; Enter ticks, and sends nothing', async (t) => {
    const page = await visit(darkroom.url)
    const thermal = page.getByRole('checkbox', { name: 'Thermal' })
    await thermal.press('Enter')
    await page.getByLabel('Palette').selectOption('arctic')
    await thermal.press('Enter')
    t.same(await lines(page), ['grayscale'])
    await thermal.press('Enter')
    t.same(await lines(page), ['grayscale', 'thermal:palette=arctic'])
    t.equal(await page.getByLabel('Palette').inputValue(), 'arctic')
    t.equal(page.url(), `${darkroom.url}/`)
  })

  t.test('what a treatment cannot be without is asked for at its field', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('checkbox', { name: 'Crop' }).check()
    const region = page.getByLabel('Region')
    await region.waitFor()
    await page.locator('.line details').nth(1).locator('summary').click()
    await page.getByRole('button', { name: 'Develop' }).click()
    await region.waitFor()
    t.equal(
      await region.evaluate(
        (field: { validity: { valueMissing: boolean } }) => field.validity.valueMissing
      ),
      true
    )
    t.equal(await page.evaluate('document.activeElement.name'), 'crop.region')
    t.equal(page.url(), `${darkroom.url}/`)
    await region.fill('0.0.20.20')
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 2 ready').waitFor()
  })

  t.test('size and format go with each, last, and named recipes stay as they are', async (t) => {
    const page = await visit(darkroom.url)
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await page.getByRole('checkbox', { name: 'Thumbnail' }).check()
    await page.getByRole('spinbutton', { name: 'Width' }).fill('30')
    await page.getByLabel('Format').selectOption('webp')
    await page.getByRole('link', { name: 'Output: settings' }).click()
    await page.getByLabel('Lossless').check()
    const rest = 'resize:width=30,output:format=webp;lossless=true'
    t.same(await lines(page), [`grayscale,${rest}`, `sepia,${rest}`, '@thumb'])
    t.equal(await page.getByLabel('Format').count(), 1, 'no field is there twice')
  })

  t.test('a line that is written by hand is kept', async (t) => {
    const page = await visit(darkroom.url)
    await page.getByRole('link', { name: 'Thermal', exact: true }).click()
    await page.getByLabel('Palette').waitFor()
    await line(page, 1).fill('thermal:palette=arctic,blur')
    t.ok(await page.getByLabel('Palette').isDisabled())
    await page.getByText('Edited by hand').nth(1).waitFor()
    await page.getByRole('spinbutton', { name: 'Width' }).fill('30')
    t.same(await lines(page), ['grayscale,resize:width=30', 'thermal:palette=arctic,blur'])
    await page.locator('#lines').getByRole('button', { name: 'Remove' }).nth(1).click()
    t.notOk(await page.getByRole('checkbox', { name: 'Thermal' }).isChecked())
    t.same(await lines(page), ['grayscale,resize:width=30'])
  })

  t.test('a line that is none is pointed at, and asked for when it is mended', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('button', { name: 'Add a recipe' }).click()
    await page.keyboard.type('thermal:palette=nothing')
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('"palette=nothing" is not valid').waitFor()
    t.equal(await page.evaluate('document.activeElement.value'), 'thermal:palette=nothing')
    t.equal(await line(page, 1).getAttribute('aria-invalid'), 'true')
    await line(page, 1).fill('thermal,output:format=webp')
    t.equal(await page.getByText('is not valid').isVisible(), false)
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 2 ready').waitFor()
    const image = await createClient(darkroom.url).readImage(page.url().split('/').at(-1) ?? '')
    t.same(
      image.results.slice(1).map(({ recipe }) => recipe),
      ['grayscale', 'thermal,output:format=webp']
    )
  })

  t.test('without a line, size and format are a recipe; without those nothing is', async () => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('checkbox', { name: 'Grayscale' }).uncheck()
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByRole('status').getByText('Tick a treatment').waitFor()
    await page.getByRole('spinbutton', { name: 'Width' }).fill('30')
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByAltText('Resize print of fry.jpg').waitFor()
  })

  t.test('treatments of tone are chosen from the contact sheet of the photograph', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', [fry, leela])
    await page.locator('.tile[data-state="done"]').nth(1).waitFor()
    const frame = page.getByRole('button', { name: 'leela.jpg' }).first()
    await frame.click()
    await page.getByText('Previews of leela.jpg.').waitFor()
    t.equal(await frame.getAttribute('aria-pressed'), 'true')
    const small = page.locator('.tone svg image')
    t.equal(await small.count(), 24)
    t.match(
      await small.first().getAttribute('href'),
      /^\/images\/[\w-]{22}\/results\/contact-sheet/
    )

    const thermal = page.getByRole('checkbox', { name: 'Thermal' })
    await thermal.locator('..').locator('svg').click()
    t.ok(await thermal.isChecked(), 'a small print is the box')
    await page.getByLabel('Palette').waitFor()
    t.same(await lines(page), ['grayscale', 'thermal'], 'as it looks there')
    t.equal(await page.getByLabel('Palette').inputValue(), 'ironbow')
    await thermal.uncheck()
    t.same(await lines(page), ['grayscale'])
  })
})

const line = (page: Page, index: number) => page.locator('.line > input').nth(index)
const lines = (page: Page) =>
  page
    .locator('.line > input')
    .evaluateAll((inputs: { value: string }[]) => inputs.map(({ value }) => value))
