import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { childrenOf } from '../tests/support/processes/children.ts'
import { signalAll } from '../tests/support/processes/processes.ts'
import { openStack } from '../tests/support/processes/stack.ts'
import { openClock } from './clock.ts'
import { faultsOf } from './faults.ts'
import type { Place } from './run.ts'
import { openStore } from './store.ts'

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
  const store = onS3 ? await openStore(teardown) : undefined
  const folder = await mkdtemp(join(tmpdir(), 'revelado-drill-'))
  ends.push(() => rm(folder, { recursive: true, force: true }))
  const clock = openClock(join(folder, 'clock'))
  const stack = await openStack(teardown, {
    LOG_FORMAT: 'json',
    ...clock.env,
    ...store?.env('drill')
  })
  const launched: ReturnType<typeof stack.launch>[] = []

  async function start() {
    launched.push(stack.launch())
    await stack.ready()
  }
  await start()

  return {
    ...stack,
    store,
    start,
    moveClock: clock.move,
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
