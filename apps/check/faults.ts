import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Config } from '#lib/config.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { MEGABYTE } from '#lib/units.ts'
import { listenProblem } from './listen-problem.ts'

/** Free space for the broker and the first images; below 32 MB the broker blocks publishers. */
const NEEDED_MB = 48
/** From the AMQP port to the Erlang distribution port, which rabbitmqctl connects to. */
const DISTRIBUTION_OFFSET = 20_000
const BROKER = join(import.meta.dirname, '../broker')

/** One sentence for each thing that keeps the processes from starting, with what to do about it. */
export async function findFaults(config: Config, only: string | undefined): Promise<string[]> {
  if (only && config.amqpUrl === undefined) {
    return [`a ${only} alone needs a broker: set AMQP_URL`]
  }
  const folder = await folderFault(config)
  const faults = await Promise.all([
    folder,
    // what an object store holds is kept in that folder for a while
    folder ? undefined : storeFault(config),
    only === 'receiver' ? undefined : portFault(config),
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

/** A store that is away may come back; one that refuses stays as it is. */
async function storeFault(config: Config): Promise<string | undefined> {
  if (!config.s3) return
  try {
    const fault = await (await openStorage(config)).verify()
    return fault && `STORAGE=${config.storage} cannot be relied on: ${fault}. Use another store`
  } catch (err) {
    const { code, message } = err as NodeJS.ErrnoException
    if (code !== 'STORE_REFUSES') return
    return `STORAGE=${config.storage} cannot be used (${message}): set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and S3_ENDPOINT as your provider says`
  }
}

/** `mkdir` with `recursive` never returns on file systems that reject new folders, such as /proc. */
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
    return `PORT=${port} is not allowed for user ${process.getuid?.()}: set PORT to 1024 or above`
  if (problem) {
    return `cannot listen on HOST=${host} (${problem}): set it to an address of this machine`
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
