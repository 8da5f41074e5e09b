import { setTimeout as delay } from 'node:timers/promises'
import { connect } from 'amqplib'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { LANES } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import type { Fault } from '../run.ts'
import type { Sent } from '../sender.ts'
import { brokerUrl, control, nodeName } from './broker-node.ts'
import type { Host, Role } from './host.ts'
import type { Hosts } from './hosts.ts'

const STOPPED_MS = 8000
/** Longer than it takes the broker's nodes to notice. */
const CUT_OFF_MS = 25_000
const DOWN_MS = 20_000
const AWAY_MS = 20_000
const DUPLICATES = 30

/** Everything that may happen to a host, for each of them, and to what they share. */
export function faultsOfHosts({ all, store }: Hosts): Fault[] {
  const faults = all.flatMap((host) => ofHost(host, all))
  return [
    ...faults,
    {
      name: `the store away for ${AWAY_MS / 1000} s`,
      async inflict() {
        await store.stop()
        await delay(AWAY_MS)
        await store.startAgain()
      }
    },
    {
      name: 'queues purged',
      inflict: () =>
        onBroker(all, async (channel) => {
          for (const lane of LANES) await channel.purgeQueue(queueNames('').lanes[lane])
        })
    },
    { name: 'jobs sent again, in another order', inflict: (sent) => sendAgain(all, sent) }
  ]
}

function ofHost(host: Host, all: Host[]): Fault[] {
  const roles: Role[] = host.hasBroker ? ['web', 'receiver', 'broker'] : ['web', 'receiver']
  return [
    ...roles.map((role) => killed(host, role)),
    ...roles.map((role) => stopped(host, role)),
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

type Channel = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createConfirmChannel']>>

async function onBroker(all: Host[], use: (channel: Channel) => Promise<unknown>) {
  const nodes = all.filter(({ hasBroker }) => hasBroker)
  const model = await connect(brokerUrl(nodes[0]?.node.address ?? ''))
  model.on('error', () => {})
  await use(await model.createConfirmChannel()).finally(() => model.close().catch(() => {}))
}

function sendAgain(all: Host[], { accepted }: Sent) {
  return onBroker(all, async (channel) => {
    for (const { id, recipes } of accepted.slice(-DUPLICATES).reverse()) {
      const [recipe = 'grayscale'] = recipes
      channel.sendToQueue(queueNames('').lanes.images, encodeJob(createJob(id, recipe)))
    }
    await channel.waitForConfirms()
  })
}
