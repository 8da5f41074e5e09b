import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE_MS } from '#lib/units.ts'
import { faultsOfQueues } from '../broker-faults.ts'
import type { Fault } from '../run.ts'
import { faultsOfStore } from '../store.ts'
import { brokerUrl, control, nodeName } from './broker-node.ts'
import type { Host, Role } from './host.ts'
import type { Hosts } from './hosts.ts'

const STOPPED_MS = 8000
/** Longer than it takes the broker's nodes to notice. */
const CUT_OFF_MS = 25_000
const DOWN_MS = 20_000
const MOVED_MS = 10_000
/** A store refuses what was signed a quarter of an hour off. */
const CLOCK_MS = 10 * MINUTE_MS

/** Everything that may happen to a host, for each of them, and to what they share. */
export function faultsOfHosts({ all, store }: Hosts): Fault[] {
  const node = all.find(({ hasBroker }) => hasBroker)
  return [
    ...all.flatMap((host) => ofHost(host, all)),
    ...faultsOfStore(store),
    ...faultsOfQueues(() => brokerUrl(node?.node.address ?? ''))
  ]
}

function ofHost(host: Host, all: Host[]): Fault[] {
  const roles: Role[] = host.hasBroker ? ['web', 'receiver', 'broker'] : ['web', 'receiver']
  return [
    ...roles.map((role) => killed(host, role)),
    ...roles.map((role) => stopped(host, role)),
    ...[-CLOCK_MS, CLOCK_MS].map((ms) => clockMoved(host, ms)),
    {
      name: `${host.name} cut off for ${CUT_OFF_MS / 1000} s`,
      async inflict() {
        await host.cutOff()
        await delay(CUT_OFF_MS)
        await host.connect()
      }
    },
    {
      name: `${host.name} without power for ${DOWN_MS / 1000} s`,
      async inflict() {
        await host.kill()
        await delay(DOWN_MS)
        await host.start()
      }
    },
    { name: `${host.name} lost for good, another in its place`, inflict: () => replace(host, all) }
  ]
}

/** pm2 starts web and receiver again; a node of the broker needs its operator. */
const killed = (host: Host, role: Role): Fault => ({
  name: `${role} of ${host.name} killed`,
  async inflict() {
    process.kill(await host.pidOf(role), 'SIGKILL')
    if (role === 'broker') await host.startBroker()
  }
})

const stopped = (host: Host, role: Role): Fault => ({
  name: `${role} of ${host.name} stopped for ${STOPPED_MS / 1000} s`,
  async inflict() {
    const pid = await host.pidOf(role)
    process.kill(pid, 'SIGSTOP')
    await delay(STOPPED_MS)
    process.kill(pid, 'SIGCONT')
  }
})

const clockMoved = (host: Host, ms: number): Fault => ({
  name: `the clock of ${host.name} put ${ms < 0 ? 'back' : 'forward'} by ${CLOCK_MS / MINUTE_MS} minutes for ${MOVED_MS / 1000} s`,
  async inflict() {
    await host.moveClock(ms)
    await delay(MOVED_MS)
    await host.moveClock(0)
  }
})

/** What an operator does: the cluster forgets the node, and the new one takes part in all queues. */
async function replace(host: Host, all: Host[]) {
  await host.kill()
  await host.loseDisk()
  if (host.hasBroker) {
    const other = all.find((one) => one.hasBroker && one !== host) as Host
    await control(other, 'rabbitmqctl', 'forget_cluster_node', nodeName(host.node.address))
    await host.startBroker()
    await control(other, 'rabbitmq-queues', 'grow', nodeName(host.node.address), 'all')
  }
  await host.startDarkroom()
}
