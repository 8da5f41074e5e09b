import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { commandOf, signalAll } from '../../tests/support/processes/processes.ts'
import { startProgram } from '../../tests/support/processes/program.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import { openClock } from '../clock.ts'
import { type BrokerNode, brokerEnv, nodeIsUp, program, writeBrokerFolder } from './broker-node.ts'
import type { Network } from './network.ts'

const READY_MS = 120_000
const PORT = 8080

const ROLES = {
  broker: /beam\.smp/,
  web: /apps\/web\/index\.ts/,
  receiver: /apps\/receiver\/index\.ts/
}
export type Role = keyof typeof ROLES
export type Host = ReturnType<typeof createHost>

type Options = {
  network: Network
  which: number
  folder: string
  /** Addresses of the broker's nodes. */
  cluster: string[]
  /** Of the darkroom. */
  env: Record<string, string>
}

/** One machine: a node of the broker, where it is of the cluster, and a darkroom without a broker of its own. */
export function createHost({ network, which, folder, cluster, env }: Options) {
  const address = network.addresses[which] ?? ''
  const node: BrokerNode = { folder: join(folder, 'broker'), address, cluster }
  const hasBroker = cluster.includes(address)
  const url = `http://${address}:${PORT}`
  const clock = openClock(`${folder}.clock`)
  const started: ReturnType<typeof startProgram>[] = []
  const on = network.on(which)

  function launch(entry: string[], more: Record<string, string>) {
    const [command = '', ...args] = [...on, ...entry]
    started.push(startProgram(args[0] ?? '', more, command, args.slice(1)))
  }

  async function startBroker() {
    await writeBrokerFolder(node)
    launch([await program('rabbitmq-server')], brokerEnv(node))
    await nodeIsUp(address)
  }

  async function startDarkroom() {
    launch(['bin/start'], {
      ...{ PORT: String(PORT), HOST: '0.0.0.0', HOSTNAME: `host-${which + 1}` },
      ...{ DATA_DIR: join(folder, 'data'), PM2_HOME: join(folder, 'pm2') },
      ...clock.env,
      ...env
    })
    await waitFor(`${url}/ready`, async () => (await fetch(`${url}/ready`)).ok, READY_MS)
  }

  async function pidOf(role: Role): Promise<number> {
    const pid = (await network.pids(which)).find((pid) => ROLES[role].test(commandOf(pid)))
    if (pid === undefined) throw new Error(`no ${role} runs on host ${which + 1}`)
    return pid
  }

  return {
    name: `host ${which + 1}`,
    ...{ url, node, on, hasBroker, pidOf, startBroker, startDarkroom },

    async start() {
      if (hasBroker) await startBroker()
      await startDarkroom()
    },

    async answers(): Promise<boolean> {
      const signal = AbortSignal.timeout(1000)
      return (await fetch(`${url}/health`, { signal }).catch(() => undefined))?.ok ?? false
    },

    /** As a power cut does. */
    async kill() {
      signalAll(
        (await network.pids(which)).map((pid) => ({ pid })),
        'SIGKILL'
      )
      await Promise.all(started.map(({ exited }) => exited))
    },

    loseDisk: () => rm(folder, { recursive: true, force: true }),
    moveClock: clock.move,
    cutOff: () => network.cutOff(which),
    connect: () => network.connect(which),
    output: () => started.map((one) => one.output()).join('')
  }
}
