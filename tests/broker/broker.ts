import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { brokerPort } from '../support/broker/broker-port.ts'
import { startProgram } from '../support/processes/program.ts'
import { waitFor } from '../support/wait-for.ts'

const BOOT_MS = 120_000

export type Broker = Awaited<ReturnType<typeof openBroker>>

/** A folder and a port for a local broker, which a test may start several times. */
export async function openBroker(t: Test, settings: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'revelado broker '))
  const dataDir = settings.DATA_DIR ?? folder
  const port = await brokerPort()
  const env = {
    DATA_DIR: dataDir,
    RABBITMQ_NODE_PORT: String(port),
    LOG_LEVEL: 'info',
    ...settings
  }
  const started: ReturnType<typeof startProgram>[] = []
  t.teardown(async () => {
    for (const script of started) await script.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Starts the broker without waiting until it is ready. */
  function launch() {
    const script = startProgram('apps/broker/start', env, 'bash')
    started.push(script)
    return script
  }

  return {
    dataDir,
    port,
    env,
    launch,
    async start() {
      const script = launch()
      await waitFor(
        'the broker to be ready',
        () => {
          if (!script.alive()) throw new Error(script.output())
          return script.output().includes('broker ready')
        },
        BOOT_MS
      )
      return script
    },
    /** The process id of the Erlang node, which apps/broker/start runs. */
    nodePid: async () => Number(await readFile(join(dataDir, 'broker/pid'), 'utf8')),
    url: async (user = 'revelado', password?: string) =>
      `amqp://${user}:${password ?? (await readPassword(dataDir))}@127.0.0.1:${port}`
  }
}

export function readPassword(dataDir: string) {
  return readFile(join(dataDir, 'broker/password'), 'utf8')
}
