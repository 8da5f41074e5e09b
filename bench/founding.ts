/**
 * The job of the founding version, a 6-megapixel photograph to a gray PNG: the whole path compared
 * with Pillow, which did it then. node bench/founding.ts; needs Debian's python3-pil
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { createClient } from '../tests/support/http/client.ts'
import { photo } from '../tests/support/images/photos.ts'
import { openStack } from '../tests/support/processes/stack.ts'
import { pillow } from './pillow.ts'
import { idOf, upload } from './upload.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const COUNT = 40
/** Results per second of the founding version. */
const FOUNDING_RATE = 0.49
const REQUIRED_SPEEDUP = 20
const MAX_SIZE_RATIO = 1.05

const ends: (() => unknown)[] = []
const stack = await openStack({ teardown: (end: () => unknown) => ends.push(end) } as never as Test)
const client = createClient(stack.url)
const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
const image = await photo(3000, 2000)
const originals = Array.from({ length: COUNT }, (_, i) => join(folder, `${i}.jpg`))

try {
  await Promise.all(originals.map((path) => writeFile(path, image)))
  stack.launch()
  await stack.ready()
  await wholePath()
  for (let round = 0; round < ROUNDS; round++) report(await pillow(originals), await wholePath())
} finally {
  await rm(folder, { recursive: true })
  for (const end of ends.reverse()) await end()
}

async function wholePath() {
  const began = performance.now()
  const images = Array.from({ length: COUNT }, () => image)
  const answers = await upload(stack.url, images, { recipe: 'grayscale' })
  // Polled one after another: polling all at once would be most of the work
  const settled = await Array.fromAsync(answers.map(idOf), (id) => client.settled(id, 120_000))
  const seconds = (performance.now() - began) / 1000
  const bytes = settled.reduce((sum, { results }) => sum + Number(results[0]?.bytes), 0)
  return { seconds, bytes }
}

type Run = Awaited<ReturnType<typeof wholePath>>

function report(theirs: Run, ours: Run) {
  const rate = COUNT / ours.seconds
  console.log(
    `whole path ${two(rate)} results/s, ${two(rate / FOUNDING_RATE)} times the founding version (required ${REQUIRED_SPEEDUP});`,
    `Pillow ${two(COUNT / theirs.seconds)}, whole path over it ${two(theirs.seconds / ours.seconds)};`,
    `bytes ${two(ours.bytes / theirs.bytes)} of Pillow's (at most ${MAX_SIZE_RATIO})`
  )
}

function two(value: number): string {
  return value.toFixed(2)
}
