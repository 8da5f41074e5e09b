import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { createClient } from '../support/http/client.ts'
import { pngStart } from '../support/images/odd-images.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

const TOKEN = 'correct-horse-battery'

t.test('the page of who runs it', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t, { OPERATOR_TOKEN: TOKEN })
  const { visit } = await openBrowser(t)
  const { web } = await darkroom.start()
  const client = createClient(darkroom.url)
  const url = `${darkroom.url}/status`
  const broken = { name: 'stub.png', bytes: pngStart(60, 40) }

  async function open(options = {}) {
    const page = await visit(url, options)
    await page.getByLabel('Token').fill(TOKEN)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'The last hour' }).waitFor()
    return page
  }

  t.test('locked, refused and open it is for everybody', async (t) => {
    await client.settled(await client.accepted(broken, `thermal${',thermal'.repeat(15)}`))
    const page = await visit(url)
    await check(t, page, 'locked')
    await page.getByLabel('Token').fill('not-the-right-one')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('Wrong token.').waitFor()
    await check(t, page, 'refused')
    await page.getByLabel('Token').fill(TOKEN)
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('img', { name: 'Bars for each' }).waitFor()
    await page.getByRole('heading', { name: 'Receiver 1' }).waitFor()
    await page.getByText('In figures').click()
    await check(t, page, 'open')
    await page.getByRole('button', { name: 'Lock again' }).click()
    await page.getByLabel('Token').waitFor()
    t.equal(await page.getByRole('heading', { name: 'Failures' }).count(), 0)
  })

  t.test('what happens is seen without a reload, and what is unfolded stays so', async (t) => {
    const page = await open()
    await page.getByText('In figures').click()
    await mark(page)
    await client.accepted({ name: 'fry.jpg', bytes: await photo(60, 40) })
    const id = await client.accepted(broken)
    const failure = page.getByRole('listitem').filter({ hasText: id })
    await failure.waitFor()
    t.match(await failure.textContent(), /grayscale/)
    await page.getByText('Done: 1, at most 1 a minute').waitFor()
    await page.getByRole('cell', { name: '1', exact: true }).first().waitFor()
    t.ok(await isMarked(page))
  })

  t.test('with scripts off it opens too, and asks again by itself', async (t) => {
    const page = await open({ javaScriptEnabled: false })
    const id = await client.accepted(broken, 'sepia')
    await page.getByRole('link', { name: id }).waitFor()
    t.pass()
  })

  t.test('a page whose server is away says so, and goes on when it is back', async (t) => {
    const page = await open()
    await mark(page)
    await web.stop()
    await page.getByText('The server is not responding.').waitFor()
    t.same(await faultsOf(page), [])
    await darkroom.startWeb({ OPERATOR_TOKEN: `${TOKEN}-changed` })
    await page.getByLabel('Token').waitFor()
    t.ok(await isMarked(page), 'the pass opens nothing any more, and the page is still the same')
    await page.getByText('Photographs are being accepted').waitFor()
    t.notOk(await page.getByText('The server is not responding.').isVisible())
  })

  t.test('without a token on the server there is the summary alone', async (t) => {
    const bare = await openDarkroom(t)
    await bare.startWeb()
    const page = await visit(`${bare.url}/status`)
    await page.getByText('this server has none').waitFor()
    await check(t, page, 'public')
    await page.getByText('no receiver is running').waitFor()
  })
})

async function check(t: Test, page: Page, state: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    t.same(await faultsOf(page), [], `axe finds no fault, ${state}, ${colorScheme}`)
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, `${state} at 320`)
  if (size) await page.setViewportSize(size)
}

/** A reload would lose it. */
const mark = (page: Page) => page.evaluate("document.documentElement.dataset.mark = 'yes'")
const isMarked = (page: Page) => page.evaluate("'mark' in document.documentElement.dataset")
