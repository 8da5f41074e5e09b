/**
 * Prints per second of the whole path, with and without Prefer: wait, beside sharp alone and beside
 * ipx, of the same photographs in the same run. npm run bench; WORKS and ROUNDS shorten it.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { openStack } from '../tests/support/processes/stack.ts'
import { type Ipx, startIpx } from './ipx.ts'
import { photographs } from './photographs.ts'
import { type Round, report } from './report.ts'
import type { Run } from './run.ts'
import type { Order } from './sharp-alone.ts'
import { wholePath, wholePathWaiting } from './whole-path.ts'
import { chosenWorks, type Work } from './works.ts'

/** `ipx` is missing where it could not be installed. */
type Kinds = { [kind in keyof Round]: () => Promise<Run> }

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const works = chosenWorks(process.env.WORKS)

const ends: (() => unknown)[] = []
const stack = await openStack({ teardown: (end: () => unknown) => ends.push(end) } as never as Test)
const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
ends.push(() => rm(folder, { recursive: true }))
const sharp = fork(join(import.meta.dirname, 'sharp-alone.ts'))
ends.push(() => sharp.disconnect())

try {
  const ipx = await startIpx(folder)
  if (ipx) ends.push(ipx.stop)
  stack.launch()
  await stack.ready()
  const others = ipx ? `ipx ${ipx.version}` : 'no ipx'
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${others}`
  )
  for (const [name, work] of works) await compare(name, work, ipx)
} finally {
  for (const end of ends.reverse()) await end()
}

/** Alternates the kinds, so that other load on the machine affects all alike. */
async function compare(name: string, work: Work, ipx: Ipx | undefined) {
  const images = await photographs(work.size, work.count)
  const files = images.map((_, i) => `${name}-${i}.jpg`)
  await Promise.all(images.map((image, i) => writeFile(join(folder, files[i] ?? ''), image)))
  const kinds: Kinds = {
    sharp: () => sharpAlone({ work: name, paths: files.map((file) => join(folder, file)) }),
    ...(ipx && { ipx: () => ipx.develop(files.slice(0, work.ipxCount), work.ipx) }),
    whole: () => wholePath(stack, images, work.recipe),
    waiting: () => wholePathWaiting(stack, images, work.recipe)
  }
  const rounds: Round[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const runs = await oneRound(kinds)
    // the first is a warm-up, as in a container that has been running for a while
    if (round > 0) rounds.push(runs)
  }
  const kB = images.reduce((sum, { length }) => sum + length, 0) / images.length / 1000
  console.log(report(work, kB, rounds))
}

async function oneRound(kinds: Kinds): Promise<Round> {
  const round: Partial<Round> = {}
  for (const [kind, run] of Object.entries(kinds)) round[kind as keyof Round] = await run()
  return round as Round
}

async function sharpAlone(order: Order): Promise<Run> {
  sharp.send(order)
  const [run] = await once(sharp, 'message')
  return run
}
