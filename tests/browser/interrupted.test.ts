import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageSays } from '../support/browser/studio.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { pause } from '../support/processes/pause.ts'
import { waitFor } from '../support/wait-for.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(600, 400) }

t.test('what comes in between at the stage', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  const { receiver } = await darkroom.start()

  /** With one photograph on it, at its address. */
  async function openStage() {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.waitForURL(/\/images\/[\w-]{22}$/)
    return page
  }

  t.test('of a slider that moves, the newest wish alone is asked for next', async (t) => {
    const page = await openStage()
    await page.getByRole('checkbox', { name: 'Brightness' }).check()
    await stageSays(page, 'The print will be')
    const asked: string[] = []
    const first = Promise.withResolvers<void>()
    await page.route(/preview\?recipe=.*brightness%3Aamount/, async (route) => {
      const isFirst = asked.push(route.request().url()) === 1
      if (isFirst) await first.promise
      await route.continue()
    })
    const slider = page.getByRole('slider', { name: 'Amount' })
    await slider.fill('100')
    await waitFor('the first', () => asked.length === 1)
    for (const place of [200, 300, 400, 700]) await slider.fill(String(place))
    const newest = (await recipeOn(page)).replace(',output:format=original', '')
    first.resolve()
    const [, url = ''] = await waitFor('the newest', () => asked.length > 1 && asked)
    t.equal(new URL(url).searchParams.get('recipe'), newest, 'what was overtaken is not')
    await waitFor('it to be shown', () => page.evaluate<boolean>(isShown(url)))
  })

  t.test('the connection goes, and comes back', async (t) => {
    const page = await openStage()
    await page.context().setOffline(true)
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await stageSays(page, 'The server is not responding')
    await page.getByRole('checkbox', { name: 'Negative' }).check()
    await page.context().setOffline(false)
    await stageSays(page, 'The print will be 600 × 400')
    t.equal(await recipeOn(page), 'grayscale,sepia,negative,output:format=original')
  })

  t.test('a reload, and Back, while a print is made', async (t) => {
    const page = await openStage()
    const goOn = await pause(receiver)
    await page.getByRole('button', { name: 'Develop', exact: true }).click()
    await page.locator('.print-strip li[data-status="queued"]').waitFor()
    await page.reload()
    await page.locator('.print-strip li[data-status="queued"]').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Photographs in, prints out' }).waitFor()
    await page.goForward()
    goOn()
    await page.locator('.print-strip li[data-status="done"]').waitFor()
    await page.locator('#prints .print[data-status="done"]').waitFor()
    t.equal(await page.locator('#prints .print').count(), 2, 'one print, and the original')
  })

  t.test('another tab, with settings of its own, and prints for both', async (t) => {
    const page = await openStage()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('checkbox', { name: 'Sepia' }).check()
    await page.getByRole('checkbox', { name: 'Negative' }).check()
    await other.getByRole('button', { name: 'Develop', exact: true }).click()
    await stageSays(other, /^Sepia: /)
    t.equal(await recipeOn(page), 'grayscale,negative,output:format=original')
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await page.locator('.print-strip button', { hasText: 'Sepia' }).click()
    await stageSays(page, /^Sepia: 600 × 400/)
  })
})

const recipeOn = (page: Page) => page.locator('#studio-recipe').inputValue()

/** Whether the stage shows the picture of that address, pixel for pixel. */
const isShown = (url: string) => `(async () => {
  const other = Object.assign(new Image(), { src: ${JSON.stringify(url)} })
  await other.decode()
  const [shown, wanted] = [document.querySelector('[data-side="print"]'), other].map((image) => {
    const { naturalWidth: width, naturalHeight: height } = image
    const context = new OffscreenCanvas(width, height).getContext('2d')
    context.drawImage(image, 0, 0)
    return String(context.getImageData(0, 0, width, height).data)
  })
  return shown === wanted
})()`
