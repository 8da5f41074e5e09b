import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { brokerPort } from '../broker/broker-port.ts'
import { testedStorage } from '../storage/tested-storage.ts'
import { waitFor } from '../wait-for.ts'
import { freePort } from './free-port.ts'
import { processesWith, signalAll } from './processes.ts'
import { startProgram } from './program.ts'

const READY_MS = 120_000
const STOP_MS = 40_000

export type Stack = Awaited<ReturnType<typeof openStack>>
export type ProcessName = 'rabbitmq' | 'web' | 'receiver'

/**
 * A folder and ports for the whole stack, which bin/start runs once or more often. All of it is
 * removed.
 */
export async function openStack(t: Test, settings: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-stack-'))
  const dataDir = join(folder, 'data')
  const env = {
    PORT: String(await freePort()),
    RABBITMQ_NODE_PORT: String(await brokerPort()),
    DATA_DIR: dataDir,
    PM2_HOME: join(folder, 'pm2'),
    HOSTNAME: 'darkroom',
    // not the broker that other tests share
    AMQP_URL: '',
    ...(await testedStorage(t)),
    ...settings
  }
  const url = `http://localhost:${env.PORT}`
  const started: ReturnType<typeof startProgram>[] = []

  /** All processes that have our data folder: scripts, pm2, the Erlang node and its children. */
  const processes = () => processesWith(`DATA_DIR=${dataDir}`)

  async function stop() {
    for (const start of started) await start.stop('SIGTERM', STOP_MS)
    const left = processes()
    signalAll(left, 'SIGKILL')
    if (left.length > 0) throw new Error(`left behind: ${JSON.stringify(left)}`)
  }

  t.teardown(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Waits for nothing. `more` are variables, as of a second container. */
  function launch(more: Record<string, string> = {}, ...args: string[]) {
    const start = startProgram('bin/start', { ...env, ...more }, 'bash', args)
    started.push(start)
    return start
  }

  /** From the file that pm2 keeps for it. */
  async function pid(name: ProcessName): Promise<number> {
    const pids = join(env.PM2_HOME, 'pids')
    const file = (await readdir(pids)).find((file) => file.startsWith(`${name}-`))
    if (!file) throw new Error(`${name} does not run`)
    return readPid(join(pids, file))
  }

  return {
    url,
    env,
    dataDir,
    processes,
    launch,
    pid,
    /** The Erlang node, which the rabbitmq script starts. */
    nodePid: () => readPid(join(dataDir, 'broker/pid')),
    ready: () => waitFor('/ready', async () => (await fetch(`${url}/ready`)).ok, READY_MS),
    stop
  }
}

/** Never 0, which would signal the sender's whole process group. */
async function readPid(path: string): Promise<number> {
  const pid = Number(await readFile(path, 'utf8'))
  if (pid > 0) return pid
  throw new Error(`no pid in ${path}`)
}
