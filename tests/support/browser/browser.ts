import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import type { Test } from 'tap'

/** The one without windows of its own first: it takes a third less of the processor. */
const PLACES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => join('/usr/bin', name)
)

/** As long as waitFor waits: many tests run at once, on few cores. */
const WAIT_MS = 60_000

/** Makes no network requests of its own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
]

const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path))

/** Why there is no browser to test with, for `t.test` to skip. In CI that is a failure. */
export const noBrowser =
  executablePath || process.env.CI ? false : 'no Chromium here: apt-get install chromium'

export async function launchBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error('no Chromium here: install it, or set CHROMIUM to its path')
  return await chromium.launch({ executablePath, args: ARGUMENTS })
}

/** Real Chromium, closed when the test ends. */
export async function openBrowser(t: Test) {
  const browser = await launchBrowser()
  let isOver = false
  t.teardown(() => {
    isOver = true
    return browser.close()
  })

  return {
    /** A page in a context of its own. Its errors fail the test; what ends with the test is none. */
    async visit(url: string, options: BrowserContextOptions = {}) {
      const context = await browser.newContext({ locale: 'en', ...options })
      context.setDefaultTimeout(WAIT_MS)
      const page = await context.newPage()
      page.on('pageerror', (err) => isOver || t.fail(err))
      await page.goto(url)
      return page
    }
  }
}
