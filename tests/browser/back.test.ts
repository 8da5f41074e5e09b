import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { openPages } from '../support/pages/pages.ts'
import { waitFor } from '../support/wait-for.ts'

t.test('whoever comes back', { skip: noBrowser }, async (t) => {
  const { app } = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  t.test('finds recipes that fit what is ticked, and can untick it', async () => {
    const page = await visit(url)
    await page.getByRole('checkbox', { name: 'Thermal' }).check()
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await page.getByRole('checkbox', { name: 'Grayscale' }).uncheck()
    await page.getByRole('spinbutton', { name: 'Width' }).fill('30')
    await page.goto(`${url}/mine`)
    await page.goBack()
    const rest = 'resize:width=30'
    await shows(page, `sepia,${rest} thermal,${rest}`)

    await page.getByRole('checkbox', { name: 'Thermal' }).uncheck()
    await page.getByRole('checkbox', { name: 'Grayscale' }).check()
    await shows(page, `sepia,${rest} grayscale,${rest}`)
    await page.getByRole('checkbox', { name: 'Sepia' }).uncheck()
    await page.getByRole('checkbox', { name: 'Grayscale' }).uncheck()
    await shows(page, '')
  })
})

function shows(page: Page, recipes: string) {
  return waitFor(`the recipes "${recipes}"`, async () => {
    const lines: string[] = await page.evaluate(
      "[...document.querySelectorAll('.line > input')].map(({ value }) => value)"
    )
    return lines.join(' ') === recipes
  })
}
