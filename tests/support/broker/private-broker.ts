import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Test } from 'tap'
import { keepRunning } from '../processes/keep-running.ts'
import { startProgram } from '../processes/program.ts'
import { waitFor } from '../wait-for.ts'
import { brokerPort } from './broker-port.ts'

const BOOT_MS = 120_000

/** A real broker of the test's own, to be killed, frozen or filled. It restarts by itself. */
export async function startPrivateBroker(t: Test) {
  const dataDir = await mkdtemp(join(tmpdir(), 'revelado-broker-'))
  const port = await brokerPort()
  const env = { DATA_DIR: dataDir, RABBITMQ_NODE_PORT: String(port), LOG_LEVEL: 'info' }
  const broker = keepRunning(() => startProgram('apps/broker/start', env, 'bash'))
  t.teardown(async () => {
    broker.leave()
    await broker.current().stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const pid = () => Number(readFileSync(join(dataDir, 'broker/pid'), 'utf8'))
  const starts = () => broker.output().split('broker ready').length - 1
  const ready = (count: number) =>
    waitFor('the broker to be ready', () => starts() >= count, BOOT_MS)
  await ready(1)
  const node = 'revelado@localhost'
  const names = join(dataDir, 'broker/data', node, 'quorum', node, 'names.dets')
  const password = await readFile(join(dataDir, 'broker/password'), 'utf8')

  return {
    url: `amqp://revelado:${password.trim()}@127.0.0.1:${port}`,
    output: broker.output,
    /** Kills it as a power cut would. Resolves when it is up again. */
    async kill(whileAway: () => unknown = () => {}) {
      const before = starts()
      process.kill(pid(), 'SIGKILL')
      await whileAway()
      await ready(before + 1)
    },
    /** RabbitMQ writes down that a quorum queue exists up to half a second late: until then a
     * kill empties it, confirmed messages and all. */
    noted: (queue: string) =>
      waitFor('the note of the queue', () => readFileSync(names, 'latin1').includes(queue)),
    freeze: () => process.kill(pid(), 'SIGSTOP'),
    thaw: () => process.kill(pid(), 'SIGCONT'),
    rabbitmqctl: (...args: string[]) =>
      promisify(execFile)('bin/rabbitmqctl', args, { env: { ...process.env, ...env } })
  }
}
