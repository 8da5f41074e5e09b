import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { openPages } from '../support/pages/pages.ts'
import { waitFor } from '../support/wait-for.ts'

const [LIGHT, DARK] = ['rgb(243, 241, 237)', 'rgb(18, 16, 16)']

t.test('at the foot of a page', { skip: noBrowser }, async (t) => {
  const { app } = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  for (const javaScriptEnabled of [true, false]) {
    const scripts = javaScriptEnabled ? 'with scripts' : 'without scripts'

    t.test(`light and dark are switched, ${scripts}`, async (t) => {
      const page = await visit(`${url}/treatments`, { javaScriptEnabled, colorScheme: 'light' })
      t.equal(await paper(page), LIGHT)
      for (const [name, colour] of [
        ['Dark', DARK],
        ['Light', LIGHT],
        ['Dark', DARK]
      ] as const) {
        await page.getByRole('button', { name }).click()
        await waitFor(`${name} paper`, async () => (await paper(page)) === colour)
        await page.locator(`#theme [aria-pressed="true"]:text-is("${name}")`).waitFor()
      }
      // axe is a script itself
      if (javaScriptEnabled) t.same(await faultsOf(page), [])
      await page.reload()
      t.equal(await paper(page), DARK, 'and remembered')
      await page.goto(url)
      t.equal(await paper(page), DARK, 'on every page')
      await page.getByRole('button', { name: 'System' }).click()
      await waitFor('the paper of the system', async () => (await paper(page)) === LIGHT)
    })

    t.test(`the language is chosen, ${scripts}`, async (t) => {
      const page = await visit(`${url}/mine`, { javaScriptEnabled })
      await page.getByRole('button', { name: 'français' }).click()
      await page.getByRole('heading', { name: 'Mes images' }).waitFor()
      t.equal(new URL(page.url()).pathname, '/mine')
      await page.goto(`${url}/nowhere`)
      await page.getByText('Page introuvable').waitFor()
    })
  }

  t.test('switching to dark keeps what is on the page', async (t) => {
    const page = await visit(`${url}/treatments/resize`)
    await page.fill('#resize-width', '30')
    await page.getByRole('button', { name: 'Dark' }).click()
    await waitFor('dark paper', async () => (await paper(page)) === DARK)
    t.equal(await page.inputValue('#resize-width'), '30')
  })
})

const paper = (page: Page) =>
  page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
