import type { Page } from 'playwright-core'

export const WATERMARK = 'watermark:text=~C2~A9~20Ana~2C~202026'

export const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const shown = (page: Page) => page.evaluate<string>('editor.shown()')
export const asked = (page: Page) => page.evaluate<string>('editor.recipes()[0]')
export const pressed = (page: Page, and = '') =>
  page.evaluate(`document.querySelector('.name[aria-pressed="true"]${and}')?.textContent`)

export async function boxOf(page: Page, name: string) {
  return (await chip(page, name).boundingBox()) ?? fail()
}

export function fail(): never {
  throw new Error('it is not to be seen')
}
