import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FIRST = 10

export type Network = Awaited<ReturnType<typeof openNetwork>>

/**
 * Hosts that exist on this machine alone: network namespaces with an address each, joined by a bridge.
 * @throws where it is not Linux, or not root
 */
export async function openNetwork(count: number) {
  const tag = process.pid % 100_000
  const bridge = `drill${tag}`
  const subnet = `10.213.${process.pid % 250}`
  const gateway = `${subnet}.1`
  const hosts = Array.from({ length: count }, (_, i) => ({
    namespace: `drill${tag}-${i + 1}`,
    link: `d${tag}v${i + 1}`,
    address: `${subnet}.${FIRST + i + 1}`
  }))
  const setLink = (i: number, state: 'up' | 'down') => ip(`link set ${hosts[i]?.link} ${state}`)

  async function close() {
    for (const { namespace } of hosts) await ip(`netns del ${namespace}`).catch(() => {})
    await ip(`link del ${bridge}`).catch(() => {})
  }

  try {
    await makeBridge(bridge, gateway)
    for (const host of hosts) await makeHost(host, bridge)
  } catch (err) {
    await close()
    throw err
  }

  return {
    /** This machine's own address in it. */
    gateway,
    addresses: hosts.map(({ address }) => address),
    /** A command that runs on that host. */
    on: (i: number) => ['ip', 'netns', 'exec', hosts[i]?.namespace ?? ''],
    pids: async (i: number) =>
      (await ip(`netns pids ${hosts[i]?.namespace}`)).split('\n').filter(Boolean).map(Number),
    cutOff: (i: number) => setLink(i, 'down'),
    connect: (i: number) => setLink(i, 'up'),
    close
  }
}

async function makeBridge(bridge: string, gateway: string) {
  await ip(`link add ${bridge} type bridge`)
  await ip(`addr add ${gateway}/24 dev ${bridge}`)
  await ip(`link set ${bridge} up`)
}

type Host = { namespace: string; link: string; address: string }

async function makeHost({ namespace, link, address }: Host, bridge: string) {
  await ip(`netns add ${namespace}`)
  await ip(`link add ${link} type veth peer name eth0 netns ${namespace}`)
  await ip(`link set ${link} master ${bridge} up`)
  await ip(`-n ${namespace} addr add ${address}/24 dev eth0`)
  for (const device of ['eth0', 'lo']) await ip(`-n ${namespace} link set ${device} up`)
}

async function ip(args: string): Promise<string> {
  return (await run('ip', args.split(' '))).stdout
}
