import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { childrenOf } from '../tests/support/processes/children.ts'
import { signalAll } from '../tests/support/processes/processes.ts'
import { openStack } from '../tests/support/processes/stack.ts'
import { hasS3Server, openS3Server } from '../tests/support/storage/s3-server.ts'
import { type Fate, openStoreProxy } from '../tests/support/storage/store-proxy.ts'
import { faultsOf } from './faults.ts'
import type { Place } from './run.ts'

const CLOCK = join(import.meta.dirname, 'clock.cjs')

const PAUSE_MS = 250

export type House = Awaited<ReturnType<typeof startHouse>>

/** One box, and what may happen to it. */
export async function openHouse(onS3: boolean): Promise<Place> {
  const house = await startHouse(onS3)
  const { output, close, url } = house
  return { output, close, url: async () => url, faults: faultsOf(house), pauseMs: PAUSE_MS }
}

/** Broker, web and receiver under pm2, as bin/start runs them; with `onS3` an object store, too. */
async function startHouse(onS3: boolean) {
  const ends: (() => unknown)[] = []
  const teardown = { teardown: (end: () => unknown) => ends.push(end) } as never as Test
  if (onS3 && !hasS3Server) throw new Error('there is no S3 server: run bin/setup --test')
  const server = onS3 ? await openS3Server(teardown) : undefined
  const trouble: { fateOf(): Fate } = { fateOf: () => ({}) }
  const proxy = server && (await openStoreProxy(teardown, server.endpoint, () => trouble.fateOf()))
  const folder = await mkdtemp(join(tmpdir(), 'revelado-drill-'))
  ends.push(() => rm(folder, { recursive: true, force: true }))
  const clock = join(folder, 'clock')
  const stack = await openStack(teardown, {
    LOG_FORMAT: 'json',
    DRILL_CLOCK: clock,
    NODE_OPTIONS: `--require=${CLOCK}`,
    ...server?.env('drill'),
    ...(proxy && { S3_ENDPOINT: proxy.endpoint })
  })
  const launched: ReturnType<typeof stack.launch>[] = []

  async function start() {
    launched.push(stack.launch())
    await stack.ready()
  }
  await start()

  return {
    ...stack,
    /** `trouble`: what becomes of each request. */
    store: server && { ...server, trouble },
    start,
    /** Of all our processes, by so many ms. */
    moveClock: (ms: number) => writeFile(clock, String(ms)),
    /** Of the processes that develop. */
    workers: async () => childrenOf(await stack.pid('receiver')),
    killAll: () => signalAll(stack.processes(), 'SIGKILL'),
    /** As a platform stops a container: everything that was in hand comes back later. */
    async stopContainer() {
      const last = launched.at(-1)
      await last?.stop('SIGTERM', 40_000)
    },
    async loseDisk() {
      await rm(stack.dataDir, { recursive: true, force: true })
    },
    /** All log lines of all processes so far. */
    output: () => launched.map((one) => one.output()).join(''),
    async close() {
      for (const end of ends.reverse()) await end()
    }
  }
}
