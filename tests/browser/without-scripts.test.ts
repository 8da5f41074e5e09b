import sharp from 'sharp'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

t.test(
  'with scripts off, a photograph is sent and its prints are seen',
  { skip: noBrowser },
  async (t) => {
    const darkroom = await openDarkroom(t)
    const { visit } = await openBrowser(t)
    await darkroom.startWeb()

    const page = await visit(darkroom.url, { javaScriptEnabled: false })
    const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(60, 40) }
    await page.setInputFiles('#data', fry)
    await page.getByRole('checkbox', { name: 'Thermal' }).check()
    await page.fill('#resize-width', '30')
    await page.getByRole('button', { name: 'Develop' }).click()

    await page.waitForURL(/\/images\/[\w-]{22}$/)
    await page.getByText('Prints: 2 in progress').waitFor()
    t.equal(await page.getByText(/Next in line|Number 2 in line/).count(), 2)

    darkroom.startReceiver()
    await page.getByText('Prints: 2 ready').waitFor()
    const print = page.getByAltText('Thermal, Resize print of fry.jpg')
    const src = await print.getAttribute('src')
    t.match(src, /\/results\/thermal,resize:width=30$/)
    const bytes = await createClient(darkroom.url).bytes(src ?? '')
    t.match(await sharp(bytes).metadata(), { format: 'png', width: 30, height: 20 })

    await page.getByLabel('Thumbnail').check()
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 3 ready').waitFor()
    await page.getByAltText('Thumbnail print of fry.jpg').waitFor()

    await page.getByText('Write a recipe yourself').click()
    await page.getByLabel('Recipe', { exact: true }).fill('grayscale,output:format=webp')
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 4 ready').waitFor()

    await page.goto(darkroom.url)
    await page.getByRole('link', { name: 'Thermal' }).click()
    await page.getByRole('heading', { name: 'Thermal', exact: true }).waitFor()
    await page.getByLabel('Palette').selectOption('inferno')
    await page.setInputFiles('#data', fry)
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText('Prints: 1 ready').waitFor()
    const inferno = page.getByAltText('Thermal print of fry.jpg')
    t.match(await inferno.getAttribute('src'), /\/results\/thermal:palette=inferno$/)

    const address = page.url()
    const erase = page.getByRole('button', { name: 'Erase this photograph' })
    await erase.click()
    await page.getByRole('link', { name: 'Keep it' }).click()
    t.equal(page.url(), address)
    await erase.click()
    await page.getByRole('button', { name: 'Erase it all' }).click()
    await page.waitForURL(`${darkroom.url}/`)
    t.equal((await fetch(address)).status, 404)
  }
)
