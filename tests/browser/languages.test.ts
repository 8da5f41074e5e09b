import t from 'tap'
import { CARRIED } from '#lib/images/metadata.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { LANGUAGES } from '../../lib/messages/index.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { developed, openPages } from '../support/pages/pages.ts'

const NARROWEST = { width: 320, height: 640 }

t.test('languages', { skip: noBrowser }, async (t) => {
  const pages = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await pages.app.listen({ host: '127.0.0.1', port: 0 })
  const broken = { recipe: 'negative', status: 'failed' as const, error: 'It is broken.' }
  const image = await pages.plant({}, [
    { ...developed, removed: [...CARRIED] },
    { ...developed, recipe: 'resize:width=80,gradient-map,round-corners,contact-sheet' },
    { recipe: 'thermal' },
    broken
  ])
  const withSheet = await pages.plant({ format: 'tiff' }, [
    { recipe: PREVIEW_SHEET, ...developed, format: 'jpeg', width: 1496, height: 680 }
  ])

  for (const language of LANGUAGES) {
    t.test(`the words of every page have room in a narrow window, in ${language}`, async (t) => {
      for (const path of ['/', image, withSheet, '/nowhere']) {
        const page = await visit(url + path, { locale: language, viewport: NARROWEST })
        // written by the page itself, after it is loaded
        if (path.startsWith('/images/')) await page.waitForSelector('.chain .hint')
        if (path === image) await page.waitForSelector('.print-strip li')
        t.equal(await page.locator('html').getAttribute('lang'), language)
        await page.evaluate(UNFOLD)
        t.strictSame(await page.evaluate(STICKING_OUT), [], path)
        await page.context().close()
      }
    })
  }
})

/** Everything that can be seen is seen. */
const UNFOLD = `
  for (const box of document.querySelectorAll('.tick input:not(:checked)')) box.click()
  for (const folded of document.querySelectorAll('details')) folded.open = true
`

/** What is wider than the window, unless it is in a row that scrolls by itself. */
const STICKING_OUT = `[...document.querySelectorAll('main *, header *')]
  .filter((element) => !element.parentElement.closest('.chips, .filmstrip, .print-strip'))
  .filter((element) => element.getClientRects().length > 0 && !element.matches('.unseen, svg *'))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
  .map((element) => element.outerHTML.slice(0, 120))`
