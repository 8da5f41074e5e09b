import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { openPages } from '../support/pages/pages.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('any bytes') }

/** Answers as this server would, whatever is really the matter with it. */
const answer = (page: Page, url: string, status: number, body: object) =>
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
      await answer(page, '**/images', status, full)
      await page.setInputFiles('#data', fry)
      const told = page.getByRole('status')
      await told.getByText('The darkroom is full. The queue is full (2 of 2).').waitFor()
      t.match(await page.locator('.tile .state').textContent(), 'Waiting to upload')
    })
  }

  t.test('its title and its reason are told, and another attempt offered', async (t) => {
    const page = await visit(url)
    const wrong = { title: 'Something went wrong', detail: 'It is logged.', code: 'unexpected' }
    await answer(page, '**/images', 500, wrong)
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

  for (const viewport of [
    { width: 1280, height: 860 },
    { width: 390, height: 844 }
  ]) {
    t.test(`the bar does not cover what has the focus: ${viewport.width}`, async (t) => {
      const page = await visit(url, { viewport })
      const covered: string[] = []
      for (let pressed = 0; pressed < 120; pressed++) {
        await page.keyboard.press('Tab')
        const name = await page.evaluate<string>(COVERED)
        if (name) covered.push(name)
      }
      t.same(covered, [])
    })
  }
})

/** What has the focus, if the bar at the bottom lies over any of it. */
const COVERED = `(({ activeElement: focused }) => {
  const bar = document.querySelector('.actions')
  if (bar.contains(focused) || focused === document.body) return ''
  const { bottom, top } = focused.getBoundingClientRect()
  return bottom > bar.getBoundingClientRect().top + 1 && top < innerHeight ? focused.outerHTML : ''
})(document)`
