import type { Page } from 'playwright-core'

/** A picture's position on its plate, in CSS pixels. */
type Place = { x: number; y: number; width: number }

/** What a user sees and does on the stage that compares a print with its original. */
export function stageOf(page: Page) {
  const session = page.context().newCDPSession(page)
  return {
    async press(...keys: string[]) {
      for (const key of keys) await page.keyboard.press(key)
    },

    /** Presses the Tab key until the element has the focus. */
    async reach(selector: string) {
      for (let pressed = 0; !(await hasFocus(page, selector)); pressed++) {
        if (pressed > 300) throw new Error(`Tab never comes to ${selector}`)
        await page.keyboard.press('Tab')
      }
    },

    hasFocus: (selector: string) => hasFocus(page, selector),

    /** In percent of the real pixels. */
    zoom: async () =>
      Number((await page.locator('.stage output').textContent())?.replace(/[%,]/g, '')),

    /** Of the original and of the print. */
    places: () => page.evaluate<[Place, Place]>(PLACES),

    async boxOf(selector: string) {
      const box = await page.locator(selector).boundingBox()
      if (!box) throw new Error(`${selector} is not to be seen`)
      return box
    },

    /** Every pixel of the difference as [red, green, blue, alpha]. */
    async painted() {
      const samples = await page.evaluate<number[]>(PAINTED)
      return Array.from({ length: samples.length / 4 }, (_, i) => samples.slice(4 * i, 4 * i + 4))
    },

    /** Touches at these points of the page. */
    async touch(type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) {
      const touchPoints = points.map(([x, y], id) => ({ x, y, id }))
      await (await session).send('Input.dispatchTouchEvent', { type, touchPoints })
    }
  }
}

function hasFocus(page: Page, selector: string) {
  return page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)
}

const PLACES = `[...document.querySelectorAll('.stage .plate')].map((plate) => {
  const on = plate.getBoundingClientRect()
  const { left, top, width } = plate.querySelector('img').getBoundingClientRect()
  return { x: Math.round(left - on.left), y: Math.round(top - on.top), width: Math.round(width) }
})`

const PAINTED = `((canvas) => [
  ...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
])(document.querySelector('.stage .plate canvas'))`
