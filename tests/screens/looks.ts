import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { LANGUAGES } from '#lib/messages/index.ts'

const SCREENS = join(import.meta.dirname, '../../docs/screens')
const DESK = { width: 1280, height: 860 }
const PHONE = { width: 360, height: 720 }

const LOOKS = [
  { name: 'desk-light', colorScheme: 'light', viewport: DESK },
  { name: 'desk-dark', colorScheme: 'dark', viewport: DESK },
  { name: 'phone-light', colorScheme: 'light', viewport: PHONE },
  { name: 'phone-dark', colorScheme: 'dark', viewport: PHONE }
] as const

/** A page that follows what waits never has an idle network. */
const CALM_MS = 5000

export type Prepare = (page: Page) => Promise<unknown>

/** Takes a picture of that page in every look, once `prepare` has done with it what a person would. */
export async function shoot(
  browser: Browser,
  url: string,
  what: { name: string; first?: number; prepare?: Prepare }
) {
  // every page is seen in each language, and in the next one its neighbour begins
  for (const [i, { name, ...look }] of LOOKS.entries()) {
    const locale = LANGUAGES[(i + (what.first ?? 0)) % LANGUAGES.length] ?? 'en'
    const context = await browser.newContext({ ...look, locale, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(url)
    await what.prepare?.(page)
    await page.waitForLoadState('networkidle', { timeout: CALM_MS }).catch(() => {})
    await page.evaluate('document.fonts.ready.then(() => true)')
    const target = join(SCREENS, `${what.name}-${name}-${locale}.png`)
    const taken = await page.screenshot()
    await sharp(taken).png({ palette: true, colours: 128, effort: 10 }).toFile(target)
    await context.close()
  }
}
