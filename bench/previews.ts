/**
 * How far a preview lies behind a slider that moves, idle and beside a hundred prints that wait. Beside
 * it, in the same run: the same picture as an expert would serve it, by sharp from the original each
 * time. node bench/previews.ts
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import sharp from 'sharp'
import type { Test } from 'tap'
import { openStack } from '../tests/support/processes/stack.ts'
import { photographs } from './photographs.ts'
import { median, timed } from './timing.ts'

const SECONDS = 2
const STEP_MS = 16
const SIDE = 800
const WAITING = 100
/** 4000 × 3000. */
const SIZE = { columns: 10, rows: 10, quality: 85 }

const ends: (() => unknown)[] = []
const stack = await openStack({ teardown: (end: () => unknown) => ends.push(end) } as never as Test)
const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
ends.push(() => rm(folder, { recursive: true }))
const [photograph] = await photographs(SIZE, 1)
if (!photograph) throw new Error('no photograph')

try {
  stack.launch()
  await stack.ready()
  const original = join(folder, 'original.jpg')
  await writeFile(original, photograph)
  await shown(await send(), '')
  const id = await send()
  console.log(`first preview of 12 megapixels: ${(await timed(() => shown(id, ''))).toFixed(0)} ms`)
  for (let round = 0; round < 3; round++) {
    const alone = await slide(({ factor }) => sharpAlone(original, factor))
    console.log(`idle: ${await slide(ours(id))}; sharp from the original: ${alone}`)
  }
  await ask(id, WAITING)
  console.log(`${WAITING} prints wait: ${await slide(ours(id))}`)
} finally {
  for (const end of ends.reverse()) await end()
}

type Wish = { factor: number }

function ours(id: string) {
  return ({ factor }: Wish) => shown(id, `brightness:amount=${factor}`)
}

/** As the page does: one wish in flight, then the newest. Tells how old each was when it was shown. */
async function slide(show: (wish: Wish) => Promise<unknown>): Promise<string> {
  const ages: number[] = []
  const end = performance.now() + SECONDS * 1000
  while (performance.now() < end) {
    const wished = performance.now()
    const factor = (1 + (wished % 1000) / 1000).toFixed(3)
    await show({ factor: Number(factor) })
    // while it was on its way the slider has moved on
    const now = performance.now()
    for (let moved = wished; moved < now; moved += STEP_MS) ages.push(now - wished)
    await delay(1)
  }
  return `${median(ages).toFixed(0)} ms behind`
}

async function shown(id: string, recipe: string): Promise<void> {
  const query = new URLSearchParams({ width: String(SIDE), ...(recipe && { recipe }) })
  const response = await fetch(`${stack.url}/images/${id}/preview?${query}`)
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}

function sharpAlone(path: string, factor: number) {
  return sharp(path)
    .resize({ width: SIDE })
    .modulate({ brightness: factor })
    .webp({ effort: 0 })
    .toBuffer()
}

async function send(): Promise<string> {
  const headers = { 'content-type': 'image/jpeg', prefer: 'wait=20' }
  const url = `${stack.url}/images?recipe=grayscale`
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(photograph as Buffer)
  })
  return ((await response.json()) as { id: string }).id
}

/** More prints than can be made while the slider moves. */
async function ask(id: string, count: number) {
  const recipes = Array.from({ length: count }, (_, i) => `grayscale,blur:sigma=${i / 10 + 2}`)
  await fetch(`${stack.url}/images/${id}/results`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipes })
  })
}
