import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Config } from '#lib/config.ts'
import { listenProblem } from './listen-problem.ts'

const MEGABYTE = 1024 * 1024
/** What the broker and the first images need; the broker refuses messages below 32 MB. */
const NEEDED_MB = 48
/** The broker's second port: what rabbitmqctl speaks to. */
const DISTRIBUTION_OFFSET = 20_000
const BROKER = join(import.meta.dirname, '../broker')

/** All that would keep the processes from starting, each with what to do about it. */
export async function findFaults(config: Config, receiverAlone: boolean): Promise<string[]> {
  if (receiverAlone && config.amqpUrl === undefined) {
    return ['a receiver alone needs a broker: set AMQP_URL']
  }
  const faults = await Promise.all([
    folderFault(config),
    receiverAlone ? undefined : portFault(config),
    ...(config.amqpUrl === undefined ? brokerFaults(config) : [])
  ])
  return faults.filter((fault) => fault !== undefined)
}

async function folderFault({ dataDir }: Config): Promise<string | undefined> {
  try {
    await makeFolder(dataDir)
    await access(dataDir, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = await statfs(dataDir)
    const freeMb = Math.floor((bavail * bsize) / MEGABYTE)
    if (freeMb >= NEEDED_MB) return
    return `DATA_DIR=${dataDir} has ${freeMb} MB free, ${NEEDED_MB} are needed: make room, or set DATA_DIR`
  } catch (err) {
    const { code } = err as NodeJS.ErrnoException
    return `DATA_DIR=${dataDir} cannot be written (${code}): make it writable for user ${process.getuid?.()}, or set DATA_DIR`
  }
}

/** mkdir's own `recursive` tries for ever where a file system takes no folders, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path).catch((err: NodeJS.ErrnoException) => err.code)
  if (made === undefined || made === 'EEXIST') return
  if (made === 'ENOENT') await makeFolder(dirname(path))
  await mkdir(path)
}

async function portFault({ host, port }: Config): Promise<string | undefined> {
  const problem = await listenProblem(port, host)
  if (problem === 'EADDRINUSE')
    return `PORT=${port} is taken by another program: stop it, or set PORT`
  if (problem === 'EACCES')
    return `PORT=${port} is not allowed to user ${process.getuid?.()}: set PORT to 1024 or above`
  if (problem) {
    return `HOST=${host} cannot be listened on (${problem}): set it to an address of this machine`
  }
}

function brokerFaults({ brokerPort }: Config): Promise<string | undefined>[] {
  return [
    serverFault(),
    brokerPortFault(brokerPort),
    brokerPortFault(brokerPort, DISTRIBUTION_OFFSET)
  ]
}

async function serverFault(): Promise<string | undefined> {
  const found = await promisify(execFile)(join(BROKER, 'find-server')).catch(() => undefined)
  if (!found) return 'RabbitMQ is not installed: run bin/setup, or set AMQP_URL to a broker'
}

async function brokerPortFault(brokerPort: number, offset = 0): Promise<string | undefined> {
  const port = brokerPort + offset
  const problem = await listenProblem(port, '127.0.0.1')
  if (!problem) return
  const also = offset ? ` (port ${port} goes with it)` : ''
  return `RABBITMQ_NODE_PORT=${brokerPort}${also} is taken by another program (${problem}): stop it, or set RABBITMQ_NODE_PORT`
}
