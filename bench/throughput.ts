/**
 * Results per second of the whole path (HTTP, storage, queue, receiver), compared with one process
 * that develops the same files with the same recipe: sharp alone on all cores, sharp alone one image
 * at a time, and our own code on all cores. npm run bench
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { createClient } from '../tests/support/http/client.ts'
import { photo } from '../tests/support/images/photos.ts'
import { openStack, type Stack } from '../tests/support/processes/stack.ts'
import { waitFor } from '../tests/support/wait-for.ts'
import type { Done, Order } from './alone.ts'
import { processorMs } from './processor-time.ts'
import { median } from './timing.ts'
import { upload } from './upload.ts'

const RECIPE = 'grayscale'
const ROUNDS = Number(process.env.ROUNDS ?? 5)
const BAR = 0.85
const PARTS = ['receiver', 'web', 'broker', 'client'] as const
const SERIES = [
  { name: '6 megapixels', width: 3000, height: 2000, count: 40 },
  { name: '20 kB', width: 440, height: 330, count: 600 }
]

type Series = (typeof SERIES)[number]
type Round = { sharp: Done; oneByOne: Done; ours: Done; whole: Whole }
type Whole = { seconds: number; processor: Record<string, number> }

const ends: (() => unknown)[] = []
const stack = await openStack({ teardown: (end: () => unknown) => ends.push(end) } as never as Test)
const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
const alone = fork(join(import.meta.dirname, 'alone.ts'))

try {
  stack.launch()
  await stack.ready()
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`)
  for (const series of SERIES) await compare(series)
} finally {
  alone.disconnect()
  await rm(folder, { recursive: true })
  for (const end of ends.reverse()) await end()
}

/** Alternates the kinds, so that other load on the machine affects all alike. */
async function compare(series: Series) {
  const image = await photo(series.width, series.height)
  const originals = await copies(image, series.count)
  const rounds: Round[] = []
  // Warm up, as in a container that has been running for a while
  await runAlone(originals, 'sharp', availableParallelism())
  await runAlone(originals, 'ours', availableParallelism())
  await wholePath(stack, image, series.count)
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      sharp: await runAlone(originals, 'sharp', availableParallelism()),
      oneByOne: await runAlone(originals, 'sharp', 1),
      ours: await runAlone(originals, 'ours', availableParallelism()),
      whole: await wholePath(stack, image, series.count)
    })
  }
  report(series, image.length, rounds)
}

async function copies(image: Buffer, count: number): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, i) => join(folder, `${i}.jpg`))
  await Promise.all(paths.map((path) => writeFile(path, image)))
  return paths
}

async function runAlone(originals: string[], by: Order['by'], concurrency: number): Promise<Done> {
  alone.send({ originals, by, concurrency } satisfies Order)
  const [done] = (await once(alone, 'message')) as [Done]
  return done
}

/** Measures from the first byte sent until no result is pending. */
async function wholePath(
  { url, dataDir, pid, nodePid }: Stack,
  image: Buffer,
  count: number
): Promise<Whole> {
  const pids: Record<(typeof PARTS)[number], number> = {
    receiver: await pid('receiver'),
    web: await pid('web'),
    broker: await nodePid(),
    client: process.pid
  }
  const before = Object.entries(pids).map(([name, pid]) => [name, pid, processorMs(pid)] as const)
  const began = performance.now()
  const ids = await upload(url, image, RECIPE, count)
  await waitFor('every result', async () => (await pending(dataDir)) === 0, 600_000)
  const seconds = (performance.now() - began) / 1000
  const processor = Object.fromEntries(
    before.map(([name, pid, ms]) => [name, (processorMs(pid) - ms) / count])
  )
  await assertDone(url, ids)
  return { seconds, processor }
}

async function pending(dataDir: string): Promise<number> {
  return (await readdir(join(dataDir, 'pending')).catch(() => [])).length
}

/** Leaves the images in place: after mass deletions a file system is slow for a while. */
async function assertDone(url: string, ids: string[]) {
  const client = createClient(url)
  for (const id of ids) {
    const { results } = await client.readImage(id)
    if (results[0]?.status !== 'done') throw new Error(`${id}: ${JSON.stringify(results)}`)
  }
}

function report({ name, count }: Series, bytes: number, rounds: Round[]) {
  const line = (kind: 'sharp' | 'oneByOne' | 'ours', what: string) => {
    const ratios = rounds.map((round) => round[kind].seconds / round.whole.seconds)
    const range = `${two(Math.min(...ratios))} to ${two(Math.max(...ratios))}`
    const rate = median(rounds.map((round) => count / round[kind].seconds))
    return `${what} ${two(rate)} results/s; whole path over it ${two(median(ratios))} (${range})`
  }
  const parts = PARTS.map((part) => {
    const ms = median(rounds.map(({ whole }) => whole.processor[part] ?? Number.NaN))
    return `${part} ${two(ms)}`
  })
  const aloneMs = (kind: 'sharp' | 'ours') =>
    two(median(rounds.map((round) => round[kind].processorMs)))
  console.log(`
${name} (${Math.round(bytes / 1000)} kB), ${ROUNDS} rounds of ${count}; required ${BAR}
  whole path                ${two(median(rounds.map(({ whole }) => count / whole.seconds)))} results/s
  ${line('sharp', 'sharp alone, all cores   ')}
  ${line('oneByOne', 'sharp alone, one by one  ')}
  ${line('ours', 'our development alone    ')}
  CPU, ms per result        sharp alone ${aloneMs('sharp')}, our development ${aloneMs('ours')}; whole path: ${parts.join(', ')}
  load                      ${loadavg().map(two).join(' ')}`)
}

function two(value: number): string {
  return value.toFixed(2)
}
