import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { openPages } from '../support/pages/pages.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('any bytes') }

/** Answers as this server would, whatever is really the matter with it. */
const answer = (page: Page, url: string | RegExp, status: number, body: object) =>
  page.route(url, (route) =>
    route.fulfill({ status, contentType: 'application/problem+json', json: body })
  )

t.test('what the server says', { skip: noBrowser }, async (t) => {
  const { app } = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const full = { title: 'The darkroom is full', detail: 'The queue is full (2 of 2).' }

  for (const status of [429, 503]) {
    t.test(`a photograph that is not accepted yet still waits: ${status}`, async (t) => {
      const page = await visit(url)
      await answer(page, /\/images\?/, status, full)
      await page.setInputFiles('#data', fry)
      const told = page.getByRole('status')
      await told.getByText('The darkroom is full. The queue is full (2 of 2).').waitFor()
      t.match(await page.locator('.tile .state').textContent(), 'Waiting to upload')
    })
  }

  t.test('its title and its reason are told, and another attempt offered', async (t) => {
    const page = await visit(url)
    const wrong = { title: 'Something went wrong', detail: 'It is logged.', code: 'unexpected' }
    await answer(page, /\/images\?/, 500, wrong)
    await page.setInputFiles('#data', fry)
    await page.getByText('Something went wrong. It is logged.').waitFor()
    t.ok(await page.getByRole('button', { name: 'Try again' }).isVisible())
  })

  t.test('that it takes no photographs goes once it does', async (t) => {
    const page = await visit(url)
    const notice = page.getByText('Photographs cannot be accepted right now')
    await notice.waitFor()
    const asked = page.waitForResponse('**/ready')
    t.equal((await asked).status(), 503)
    t.ok(await notice.isVisible(), 'it stays as long as it is true')
    await answer(page, '**/ready', 200, { status: 'OK' })
    await notice.waitFor({ state: 'detached' })
  })
})
