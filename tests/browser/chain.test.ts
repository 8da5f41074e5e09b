import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageOf } from '../support/browser/stage.ts'
import { type Client, createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { drawPng } from '../support/images/pixels.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const ana = { name: 'ana.jpg', mimeType: 'image/jpeg', buffer: await photo(400, 300) }
const WORDS = '© Ana, 2026'
const RECIPE = 'resize:width=200,thermal,watermark:text=~C2~A9~20Ana~2C~202026,output:format=webp'

t.test('resize, thermal, watermark, WebP', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()

  t.test('by mouse alone, but for the words', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', ana)
    await page.getByRole('button', { name: 'Remove Grayscale' }).click()
    await page.locator('.panel').getByText('Shape', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Resize', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Thermal', exact: true }).click()
    await page.locator('.panel').getByText('Marks and sheets', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Watermark', exact: true }).click()
    await page.getByRole('textbox', { name: 'Text', exact: true }).click()
    await page.keyboard.type(WORDS)
    await page.locator('.panel').getByText('Format and quality', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Format', exact: true }).selectOption('webp')
    await page.getByRole('button', { name: 'Develop', exact: true }).click()
    await samePrint(t, page)
  })

  t.test('by keyboard alone', async (t) => {
    const page = await visit(darkroom.url)
    const { press, reach } = stageOf(page)
    await page.setInputFiles('#data', ana)
    await reach('[aria-label="Remove Grayscale"]')
    await press('Enter')
    for (const [kind, name] of [
      ['Tone and colour', 'thermal'],
      ['Marks and sheets', 'watermark'],
      ['Shape', 'resize']
    ] as const) {
      await unfold(page, kind)
      await reach(`[type="checkbox"][value="${name}"]`)
      await press('Space')
    }
    await reach('[data-key="earlier"]')
    await press('Enter', 'Enter')
    await reach('.chip:last-child .name')
    await press('Enter')
    await reach('#studio-watermark-text')
    await page.keyboard.type(WORDS)
    await unfold(page, 'Format and quality')
    await reach('#studio-output-format')
    await page.keyboard.type('webp')
    await reach('.develop')
    await press('Enter')
    await samePrint(t, page)
  })

  t.test('by touch', async (t) => {
    const page = await visit(darkroom.url, {
      hasTouch: true,
      viewport: { width: 390, height: 844 }
    })
    await page.setInputFiles('#data', ana)
    await page.getByRole('button', { name: 'Remove Grayscale' }).tap()
    await page.locator('.panel').getByText('Shape', { exact: true }).tap()
    await page.getByRole('checkbox', { name: 'Resize', exact: true }).tap()
    await page.getByRole('checkbox', { name: 'Thermal', exact: true }).tap()
    await page.locator('.panel').getByText('Marks and sheets', { exact: true }).tap()
    await page.getByRole('checkbox', { name: 'Watermark', exact: true }).tap()
    await page.getByRole('textbox', { name: 'Text', exact: true }).tap()
    await page.keyboard.type(WORDS)
    await page.locator('.panel').getByText('Format and quality', { exact: true }).tap()
    await page.getByRole('combobox', { name: 'Format', exact: true }).selectOption('webp')
    await page.getByRole('button', { name: 'Develop', exact: true }).tap()
    await samePrint(t, page)
  })

  t.test('an image of one’s own as a watermark', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', ana)
    await page.getByRole('button', { name: 'Remove Grayscale' }).click()
    await page.locator('.panel').getByText('Marks and sheets', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Watermark image', exact: true }).click()
    const logo = { name: 'logo.png', mimeType: 'image/png', buffer: await drawPng([[[255, 0, 0]]]) }
    await page.locator('[data-key="image-file"]').setInputFiles(logo)
    await page.getByRole('radio', { name: 'logo.png', checked: true }).waitFor()
    await page.getByRole('button', { name: 'Develop', exact: true }).click()
    await page.waitForURL(/\/images\/[\w-]{22}/)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const client = createClient(darkroom.url)
    await waitFor('the print', async () =>
      (await client.readImage(id)).results.some(
        ({ recipe, status }) =>
          /^watermark-image:image=[\w-]{22},output:format=original$/.test(recipe) &&
          status === 'done'
      )
    )
    t.pass('is printed')
  })

  /** What the stage developed is what HTTP gives for the recipe that the page shows. */
  async function samePrint(t: Pick<Test, 'equal' | 'same'>, page: Page) {
    await page.waitForURL(/\/images\/[\w-]{22}/)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const client = createClient(darkroom.url)
    await page.locator(`.print-strip li`).first().waitFor()
    const recipe = await page.evaluate<string>(`document.querySelector('.part textarea').value`)
    t.equal(recipe, RECIPE)
    await ready(client, id)
    const byHttp = await client.accepted({ name: 'ana.jpg', bytes: ana.buffer }, recipe)
    await ready(client, byHttp)
    t.same(
      await client.bytes(`/images/${id}/results/${RECIPE}`),
      await client.bytes(`/images/${byHttp}/results/${RECIPE}`)
    )
  }
})

/** Waits for the print. */
function ready(client: Client, id: string) {
  return waitFor(`the print of ${id}`, async () => {
    const { results } = await client.readImage(id)
    return results.some(({ recipe, status }) => recipe === RECIPE && status === 'done')
  })
}

/** Opens what a summary folds away, by keys. */
async function unfold(page: Page, summary: string) {
  await page
    .locator('.panel')
    .getByText(summary, { exact: true })
    .evaluate((summary: { focus(): void }) => summary.focus())
  const isOpen = await page.evaluate('document.activeElement.parentElement.open')
  if (!isOpen) await page.keyboard.press('Enter')
}
