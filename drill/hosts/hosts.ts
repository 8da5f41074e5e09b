import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Place } from '../run.ts'
import { openStore, type Store } from '../store.ts'
import { brokerUrl } from './broker-node.ts'
import { faultsOfHosts } from './faults.ts'
import { createHost, type Host } from './host.ts'
import { openNetwork } from './network.ts'

/** As many as a quorum queue has members. */
const BROKER_NODES = 3
/** Of each host, as all share this machine's cores. */
const PAUSE_MS = 400

export type Hosts = { all: Host[]; store: Store }

/** Hosts with a broker's node and a darkroom each, which share an object store. */
export async function openHosts(count: number): Promise<Place> {
  const ends: (() => unknown)[] = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const hosts = await startHosts(count, ends)
    return {
      ...{
        url: answering(hosts.all),
        output: outputOf(hosts),
        faults: faultsOfHosts(hosts),
        close
      },
      pauseMs: PAUSE_MS * count
    }
  } catch (err) {
    await close()
    throw err
  }
}

async function startHosts(count: number, ends: (() => unknown)[]): Promise<Hosts> {
  const network = await openNetwork(count)
  ends.push(network.close)
  const folder = await mkdtemp(join(tmpdir(), 'revelado-hosts-'))
  ends.push(() => rm(folder, { recursive: true, force: true }))
  const teardown = { teardown: (end: () => unknown) => ends.push(end) } as never as Test
  const store = await openStore(teardown, network.gateway)
  const cluster = network.addresses.slice(0, BROKER_NODES)
  const all = network.addresses.map((address, which) => {
    // its own node first, where it has one
    const nodes = [...cluster].sort((a, b) => Number(b === address) - Number(a === address))
    const env = {
      ...{ AMQP_URL: nodes.map(brokerUrl).join(), LOG_FORMAT: 'json', CLOUDAMQP_URL: '' },
      ...store.env('drill')
    }
    return createHost({ network, which, folder: join(folder, `host-${which + 1}`), cluster, env })
  })
  ends.push(() => Promise.all(all.map((host) => host.kill())))
  for (const host of all) if (host.hasBroker) await host.startBroker()
  await Promise.all(all.map((host) => host.startDarkroom()))
  return { all, store }
}

/** The next one that answers, as a router in front of them finds it. */
function answering(all: Host[]) {
  let turn = 0
  return async () => {
    for (let i = 0; i < all.length; i++) {
      const host = all[turn++ % all.length] as Host
      if (await host.answers()) return host.url
    }
    return all[0]?.url ?? ''
  }
}

const outputOf =
  ({ all }: Hosts) =>
  () =>
    all.map((host) => host.output()).join('')
