import { execFile } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from 'amqplib'
import { waitFor } from '../../tests/support/wait-for.ts'

const run = promisify(execFile)
const PASSWORD = 'a-secret-of-the-drill'
const COOKIE = 'A_COOKIE_OF_THE_DRILL'
const FIND_SERVER = join(import.meta.dirname, '../../apps/broker/find-server')
const START_MS = 120_000
/** Seconds until the nodes call one of them lost: a host that is cut off has to be noticed. */
const TICK_SECONDS = 8

export const nodeName = (address: string) => `rabbit@${address}`
export const brokerUrl = (address: string) => `amqp://revelado:${PASSWORD}@${address}:5672`

/** `cluster`: the addresses of all nodes. */
export type BrokerNode = { folder: string; address: string; cluster: string[] }

/** What RabbitMQ needs to run on that host, and rabbitmqctl to speak to it. */
export function brokerEnv({ folder, address }: BrokerNode): Record<string, string> {
  return {
    HOME: folder,
    RABBITMQ_NODENAME: nodeName(address),
    RABBITMQ_USE_LONGNAME: 'true',
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-kernel net_ticktime ${TICK_SECONDS} +S 1:1 +B i`
  }
}

/** A node that joins the others as soon as it starts. */
export async function writeBrokerFolder({ folder, cluster }: BrokerNode): Promise<void> {
  await mkdir(folder, { recursive: true })
  const peers = cluster.map(
    (address, i) => `cluster_formation.classic_config.nodes.${i + 1} = ${nodeName(address)}`
  )
  const settings = [
    ...['listeners.tcp.1 = 0.0.0.0:5672', 'default_user = revelado', `default_pass = ${PASSWORD}`],
    ...['vm_memory_high_watermark.absolute = 256MiB', 'disk_free_limit.absolute = 32MB'],
    ...['raft.wal_max_size_bytes = 16777216', 'cluster_partition_handling = pause_minority'],
    ...['cluster_formation.peer_discovery_backend = classic_config', ...peers],
    ...['log.console = true', 'log.file = false', '']
  ]
  await writeFile(join(folder, 'rabbitmq.conf'), settings.join('\n'))
  await writeFile(join(folder, 'enabled_plugins'), '[].')
  const cookie = join(folder, '.erlang.cookie')
  await writeFile(cookie, COOKIE, { flag: 'wx' }).catch(() => {})
  await chmod(cookie, 0o400)
}

/** Resolves once it takes clients. */
export async function nodeIsUp(address: string): Promise<void> {
  await waitFor(
    `the broker on ${address}`,
    async () => {
      const model = await connect(brokerUrl(address), { timeout: 3000 })
      await model.close()
      return true
    },
    START_MS
  )
}

type Control = { on: string[]; node: BrokerNode }

/** RabbitMQ's program of that name: what Debian has on the PATH insists on being another user. */
export async function program(name: string): Promise<string> {
  return join((await run(FIND_SERVER)).stdout.trim(), name)
}

/** An operator's command, on the host of that node. */
export async function control({ on, node }: Control, tool: string, ...args: string[]) {
  const options = ['--longnames', '--node', nodeName(node.address)]
  const [command = '', ...before] = [...on, await program(tool), ...options]
  const env = { ...process.env, ...brokerEnv(node) }
  return (await run(command, [...before, ...args], { env, timeout: START_MS })).stdout
}
