import type { Page } from 'playwright-core'

/** Until the stage says that of the photograph on it. */
export function stageSays(page: Page, text: RegExp | string) {
  return page.locator('.studio-said').filter({ hasText: text }).waitFor()
}

/** What of the stage is not within the window. */
export function outOfSight(page: Page) {
  return page.evaluate<string[]>(OUT_OF_SIGHT)
}

const OUT_OF_SIGHT = `['.studio-bar', '.plates', '.chain', '.panel', '.filmstrip', '.develop']
  .filter((selector) => {
    const { left, top, right, bottom, width, height } =
      document.querySelector('#studio ' + selector).getBoundingClientRect()
    return !(width > 0 && height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight)
  })`
