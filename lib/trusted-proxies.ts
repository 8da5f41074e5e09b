import { BlockList, isIP } from 'node:net'

/** What a word stands for: a machine of its own, and the networks that nobody outside can send from. */
const LOOPBACK = ['127.0.0.0/8', '::1']
const PRIVATE = [
  ...LOOPBACK,
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10']
]
const WORDS: Record<string, string[]> = { none: [], loopback: LOOPBACK, private: PRIVATE }

const NETWORK = /^([\da-fA-F.:]{2,45})(?:\/(\d{1,3}))?$/
const BITS = { 4: 32, 6: 128 } as const

/**
 * The addresses from which X-Forwarded-For is believed: words, addresses and networks, separated by commas
 * or spaces. Undefined: one of them is none of these.
 */
export function readTrustedProxies(text: string): BlockList | undefined {
  const list = new BlockList()
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '')
  const networks = entries.flatMap((entry) => (Object.hasOwn(WORDS, entry) ? WORDS[entry] : entry))
  return networks.every((network) => network !== undefined && add(list, network)) ? list : undefined
}

function add(list: BlockList, network: string): boolean {
  const [, address = '', bits] = NETWORK.exec(network) ?? []
  const version = isIP(address)
  if (version !== 4 && version !== 6) return false
  const prefix = Number(bits ?? BITS[version])
  if (prefix > BITS[version]) return false
  list.addSubnet(address, prefix, `ipv${version}`)
  return true
}

export function isTrusted(address: string, proxies: BlockList): boolean {
  const version = isIP(address)
  return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
