import { randomBytes } from 'node:crypto'
import { connect } from 'amqplib'
import type { Test } from 'tap'
import { allQueues, queueNames } from '#lib/broker/topology.ts'
import { readConfig } from '#lib/config.ts'
import { createLogger } from '#lib/logger.ts'
import type { Intervals } from '../../../apps/web/app.ts'
import { openTestedStorage, testedStorage } from '../storage/tested-storage.ts'
import { waitFor } from '../wait-for.ts'
import { freePort } from './free-port.ts'
import { startProgram } from './program.ts'

export type Darkroom = Awaited<ReturnType<typeof openDarkroom>>

/**
 * Web and receiver as real processes on the broker at AMQP_URL, with queues and a data folder of
 * their own, which are removed when the test ends.
 */
export async function openDarkroom(t: Test, settings: Record<string, string> = {}) {
  const port = await freePort()
  const queuePrefix = `test-${randomBytes(6).toString('hex')}.`
  const programs = new Set<{ stop(): Promise<unknown> }>()

  // before t.testdir(), so that its folder is removed after the programs that write into it
  t.teardown(async () => {
    await Promise.all([...programs].map((program) => program.stop()))
    await deleteQueues(queuePrefix)
  })

  const env = {
    PORT: String(port),
    DATA_DIR: t.testdir(),
    QUEUE_PREFIX: queuePrefix,
    LOG_LEVEL: 'debug',
    ...(await testedStorage(t)),
    ...settings
  }
  const { storage, files } = await openTestedStorage(env)
  const url = `http://localhost:${port}`

  const start =
    (entry: string) =>
    (more: Record<string, string> = {}) => {
      const program = startProgram(entry, { ...env, ...more })
      programs.add(program)
      return program
    }
  const startReceiver = start('apps/receiver/index.ts')
  const startWebProcess = start('apps/web/index.ts')

  /**
   * With a PORT of its own, it is a second one beside the first. `until` is the path that must
   * answer with 200.
   */
  async function startWeb(more: Record<string, string> = {}, until = '/ready') {
    const web = startWebProcess(more)
    const address = `http://localhost:${more.PORT ?? port}${until}`
    await waitFor('web to be ready', async () => web.alive() && (await fetch(address)).ok)
    return web
  }

  /** Web in the test's own process, where intervals can be shortened that no variable sets. */
  async function startWebHere(intervals: Intervals, more: Record<string, string> = {}) {
    const { buildApp } = await import('../../../apps/web/app.ts')
    const config = readConfig({ AMQP_URL: brokerUrl(), ...env, LOG_LEVEL: 'fatal', ...more })
    const app = await buildApp(config, createLogger('web', config), intervals)
    programs.add({ stop: () => app.close() })
    await app.listen({ host: 'localhost', port: config.port })
  }

  return {
    url,
    port,
    env,
    queuePrefix,
    dataDir: env.DATA_DIR,
    storage,
    /** Of all that is stored, sorted. */
    files,
    startWeb,
    startWebHere,
    startReceiver,
    /** Web and a receiver, ready to develop. */
    async start() {
      const receiver = startReceiver()
      const web = await startWeb()
      await waitFor('a receiver', async () => (await status(url)).receivers === 1)
      return { web, receiver }
    }
  }
}

export async function status(url: string) {
  const response = await fetch(`${url}/status`)
  return (await response.json()) as { receivers: number | null; [key: string]: unknown }
}

/** The broker that tests run against: `bin/with-broker` names it. */
export function brokerUrl(): string {
  const url = process.env.AMQP_URL
  if (!url) throw new Error('AMQP_URL is not set: run the tests with "npm test"')
  return url
}

export async function deleteQueues(prefix: string) {
  const names = queueNames(prefix)
  const connection = await connect(brokerUrl())
  const channel = await connection.createChannel()
  await Promise.all([...allQueues(names), names.probe].map((queue) => channel.deleteQueue(queue)))
  await channel.deleteExchange(names.events)
  await connection.close()
}
