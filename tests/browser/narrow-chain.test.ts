import type { BrowserContextOptions } from 'playwright-core'
import t from 'tap'
import { LANGUAGES } from '#lib/messages/index.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageOf } from '../support/browser/stage.ts'
import { developed, openPages } from '../support/pages/pages.ts'

const NARROWEST = { width: 320, height: 640 }
const PHONE = { width: 412, height: 640 }
const BAR = '.chain-bar'
/** A row is scrolled by whole pixels. */
const ROUNDED = 0.5

t.test('the chain in a narrow window', { skip: noBrowser }, async (t) => {
  const pages = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await pages.app.listen({ host: '127.0.0.1', port: 0 })
  const image = await pages.plant({}, [developed])

  for (const language of LANGUAGES) {
    t.test(`says in full, in ${language}, that there is no treatment yet`, async (t) => {
      const { page, boxOf } = await open({ locale: language, viewport: NARROWEST })
      const [row, hint, bar] = [
        await boxOf('.chain'),
        await boxOf('.chain .hint'),
        await boxOf(BAR)
      ]
      t.ok(hint.x + hint.width <= bar.x, 'left of what can be done to all steps')
      t.ok(hint.y >= row.y && hint.y + hint.height <= row.y + row.height, 'within the row')
      await page.locator('.panel [type="checkbox"]').first().click()
      await page.waitForSelector('.chip')
      t.equal((await boxOf('.chain')).height, row.height, 'whose height stays')
    })
  }

  t.test('shows the chip that is chosen', async (t) => {
    const { tick } = await openTicks(PHONE)
    for (let ticked = 1; ticked <= 4; ticked++) {
      const { fromLeft, fromBar } = await tick(ticked)
      t.ok(fromLeft >= -ROUNDED && fromBar >= -ROUNDED, `chip ${ticked}: ${fromLeft}, ${fromBar}`)
    }
  })

  t.test('shows the beginning of one that is wider than its room', async (t) => {
    const { tick } = await openTicks(NARROWEST)
    const { fromLeft, fromBar } = await tick(1)
    t.ok(Math.abs(fromLeft) <= ROUNDED && fromBar < -ROUNDED, `${fromLeft}, ${fromBar}`)
  })

  /** In the font that all devices have: it takes the most room. */
  async function open(options: BrowserContextOptions) {
    const page = await visit(url + image, { ...options, bypassCSP: true })
    await page.addStyleTag({ content: '* { font-family: sans-serif !important }' })
    await page.waitForSelector('.chain .hint')
    return { page, ...stageOf(page) }
  }

  async function openTicks(viewport: typeof PHONE) {
    const { page, boxOf } = await open({ viewport })
    return {
      /** Ticks one more treatment. @returns where its chip is in the row, in CSS pixels */
      async tick(which: number) {
        await page.locator('.panel [type="checkbox"]').nth(which).click()
        await page.waitForFunction(`document.querySelectorAll('.chip').length === ${which}`)
        const [row, bar] = [await boxOf('.chain'), await boxOf(BAR)]
        const chip = await boxOf('.chip:has(.name[aria-pressed="true"])')
        return { fromLeft: chip.x - row.x, fromBar: bar.x - (chip.x + chip.width) }
      }
    }
  }
})
