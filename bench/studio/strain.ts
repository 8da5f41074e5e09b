import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { waitFor } from '../../tests/support/wait-for.ts'

const IDLE_SECONDS = 5
const SLOWDOWN = 4
const SENT_MS = 300_000

/** Milliseconds that the page works in a second in which nobody does anything. */
export async function idle(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
  await waitFor('all small pictures', () => page.evaluate<boolean>(ALL_THERE))
  await page.waitForLoadState('networkidle')
  const before = await worked()
  await page.waitForTimeout(IDLE_SECONDS * 1000)
  return ((await worked()) - before) * (1000 / IDLE_SECONDS)
}

const ALL_THERE = `[...document.querySelectorAll('.small img')]
  .every((picture) => !picture.checkVisibility() || picture.naturalWidth > 0)`

/** The longest task while they are sent, by a processor of a quarter of this one's speed. */
export async function longestTask(page: Page, files: string[]): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await send(page, files)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return await page.evaluate<number>('Math.max(0, ...seen.tasks)')
}

/** Megabytes that the page's process holds once they are sent and shown. */
export async function rendererMemory(page: Page, files: string[]): Promise<number> {
  await send(page, files)
  const browser = page.context().browser()
  const devtools = await browser?.newBrowserCDPSession()
  const { processInfo = [] } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? {}
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) =>
      Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
    )
  return Math.max(...sizes) / 1024
}

async function send(page: Page, files: string[]) {
  await page.setInputFiles('#data', files)
  await page.getByText(`${files.length} uploaded.`).waitFor({ timeout: SENT_MS })
  await page.waitForLoadState('networkidle')
}
