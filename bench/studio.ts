/**
 * The stage in real Chromium, as somebody at it sees it, with the bars it is held to; then what each page
 * weighs. node bench/studio.ts, or one part: PARTS=slider node bench/studio.ts
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { launchBrowser } from '../tests/support/browser/browser.ts'
import { openStack } from '../tests/support/processes/stack.ts'
import { photographs } from './photographs.ts'
import { weighPages } from './studio/page-weights.ts'
import { firstPreview, moveSlider, WATCH } from './studio/seen.ts'
import { idle, longestTask, rendererMemory } from './studio/strain.ts'

/** 4000 × 3000. */
const SIZE = { columns: 10, rows: 10, quality: 85 }
const DIFFERENT = 4
const WAITING = 100
const MANY = 200
const THROTTLED = 50

const ends: (() => unknown)[] = []
const stack = await openStack(
  { teardown: (end: () => unknown) => ends.push(end) } as never as Test,
  { MAX_QUEUED: '100000' }
)
const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
ends.push(() => rm(folder, { recursive: true }))
const files = await writePhotographs()
const browser = await launchBrowser()
ends.push(() => browser.close())

const PARTS: Record<string, () => Promise<void>> = {
  async slider() {
    const first = await visit()
    await firstPreview(first, files[0] ?? '')
    await close(first)
    for (let round = 0; round < 3; round++) {
      const page = await visit()
      const ms = await firstPreview(page, files[0] ?? '')
      tell('first preview of 12 megapixels', `${ms.toFixed(0)} ms after its arrival`, 700)
      const pasting = await visit()
      const pasted = await firstPreview(pasting, files[0] ?? '', false)
      await close(pasting)
      tell('the same, pasted', `${pasted.toFixed(0)} ms`, 700)
      tell('slider', await moveSlider(page), 150)
      await ask(page, WAITING)
      tell(`slider, ${WAITING} prints wait`, await moveSlider(page), 400)
      // what waits would slow down the next round
      await fetch(new URL(new URL(page.url()).pathname, stack.url), { method: 'DELETE' })
      await close(page)
    }
  },
  async idle() {
    const page = await visit()
    await firstPreview(page, files[0] ?? '')
    tell('idle', `${(await idle(page)).toFixed(1)} ms of work in a second`, 5)
    await close(page)
  },
  async sending() {
    const page = await visit()
    const ms = await longestTask(page, many(THROTTLED))
    tell(`longest task, ${THROTTLED} sent, CPU at a quarter`, `${ms.toFixed(0)} ms`, 200)
    await close(page)
  },
  async memory() {
    const page = await visit()
    const megabytes = await rendererMemory(page, many(MANY))
    tell(`renderer after ${MANY} photographs`, `${megabytes.toFixed(0)} MB`, 300)
    await close(page)
  },
  async weights() {
    for (const line of await weighPages({ browser, url: stack.url, photograph: files[0] ?? '' })) {
      console.log(line)
    }
  }
}

try {
  stack.launch()
  await stack.ready()
  const parts = process.env.PARTS?.split(',') ?? Object.keys(PARTS)
  for (const part of parts) await PARTS[part]?.()
} finally {
  for (const end of ends.reverse()) await end()
}

function tell(what: string, seen: string, bar: number) {
  console.log(`${what}: ${seen} (bar ${bar})`)
}

async function visit(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 860 } })
  await context.addInitScript(WATCH)
  const page = await context.newPage()
  await page.goto(stack.url)
  return page
}

function close(page: Page) {
  return page.context().close()
}

/** More prints than can be made while the slider moves. */
async function ask(page: Page, count: number) {
  const recipes = Array.from({ length: count }, (_, i) => `grayscale,blur:sigma=${i / 10 + 2}`)
  await fetch(`${stack.url}${new URL(page.url()).pathname}/results`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipes })
  })
}

async function writePhotographs(): Promise<string[]> {
  const made = await photographs(SIZE, DIFFERENT)
  return await Promise.all(
    made.map(async (bytes, i) => {
      const path = join(folder, `photograph-${i}.jpg`)
      await writeFile(path, bytes)
      return path
    })
  )
}

function many(count: number): string[] {
  return Array.from({ length: count }, (_, i) => files[i % files.length] ?? '')
}
