import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/i
const ZONE = /%.*$/

/** `ip` is undefined once the connection is gone. */
type Peer = { ip: string | undefined }

/** A client behind a router of the platform is known by the address that the router adds. */
const PRIVATE = privateAddresses()

/**
 * Where a request came from, as far as fairness goes: an IPv4 address, or the network of 64 bits that an
 * IPv6 address is in. Who forges X-Forwarded-For from a private address gains a better place in line.
 */
export function addressOf({ ip, headers }: Pick<FastifyRequest, 'headers'> & Peer): string {
  const forwarded = [headers['x-forwarded-for']].flat().join().split(',').at(-1)?.trim() ?? ''
  const peer = plain(ip ?? '')
  const address = isIP(forwarded) && isPrivate(peer) ? plain(forwarded) : peer
  return isIP(address) === 6 ? networkOf(address) : address
}

const plain = (address: string) => address.replace(MAPPED_IPV4, '').replace(ZONE, '')

function isPrivate(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && PRIVATE.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** The first four groups, zeros that `::` stands for included. */
function networkOf(address: string): string {
  const [left = [], right] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = right ? Array<string>(8 - left.length - right.length).fill('0') : []
  return [...left, ...zeros, ...(right ?? [])].slice(0, 4).join(':')
}

function privateAddresses(): BlockList {
  const list = new BlockList()
  for (const [network, bits] of [
    ['127.0.0.0', 8],
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['100.64.0.0', 10],
    ['169.254.0.0', 16]
  ] as const) {
    list.addSubnet(network, bits, 'ipv4')
  }
  list.addAddress('::1', 'ipv6')
  list.addSubnet('fc00::', 7, 'ipv6')
  list.addSubnet('fe80::', 10, 'ipv6')
  return list
}
