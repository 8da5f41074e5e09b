import { rm } from 'node:fs/promises'
import type { Test } from 'tap'
import { childrenOf } from '../tests/support/processes/children.ts'
import { signalAll } from '../tests/support/processes/processes.ts'
import { openStack } from '../tests/support/processes/stack.ts'
import { hasS3Server, openS3Server } from '../tests/support/storage/s3-server.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

/** Broker, web and receiver under pm2, as bin/start runs them; with `onS3` an object store, too. */
export async function openHouse(onS3: boolean) {
  const ends: (() => unknown)[] = []
  const teardown = { teardown: (end: () => unknown) => ends.push(end) } as never as Test
  if (onS3 && !hasS3Server) throw new Error('there is no S3 server: run bin/setup --test')
  const store = onS3 ? await openS3Server(teardown) : undefined
  const env = { LOG_FORMAT: 'json', ...store?.env('drill') }
  const stack = await openStack(teardown, env)
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
