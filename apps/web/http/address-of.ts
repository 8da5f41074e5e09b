import { type BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { isTrusted } from '#lib/trusted-proxies.ts'

const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/i
const PORT = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/

type Asking = Pick<FastifyRequest, 'headers'> & {
  /** Undefined once the connection is gone. */
  ip: string | undefined
  server?: { config: { trustedProxies: BlockList } }
}

/**
 * Where a request came from, as far as fairness and limits go: an IPv4 address, or the network of 64 bits
 * that an IPv6 address is in. Of X-Forwarded-For, what proxies have written that TRUST_PROXY names counts.
 */
export function addressOf({ ip, headers, server }: Asking): string {
  const proxies = server?.config.trustedProxies
  const forwarded = [headers['x-forwarded-for']].flat().join().split(',')
  let address = plain(ip ?? '')
  while (proxies && isTrusted(address, proxies)) {
    const before = plain(forwarded.pop()?.trim() ?? '')
    if (isIP(before) === 0) break
    address = before
  }
  return clientAt(address)
}

/** As one client: of IPv6, who has one address has 2^64. */
export function clientAt(address: string): string {
  const found = plain(address)
  return isIP(found) === 6 ? networkOf(found) : found
}

/** Some proxies write the port, too; a zone (after `%`) is a network card of ours. */
export function plain(text: string): string {
  const [, bracketed, withPort] = PORT.exec(text) ?? []
  const [address = ''] = (bracketed ?? withPort ?? text).split('%', 1)
  return address.replace(MAPPED_IPV4, '')
}

/** The first four groups, zeros that `::` stands for included. */
function networkOf(address: string): string {
  const [left = [], right] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = right ? Array<string>(8 - left.length - right.length).fill('0') : []
  return [...left, ...zeros, ...(right ?? [])].slice(0, 4).join(':')
}
