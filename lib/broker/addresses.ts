import type { Options } from 'amqplib'
import type { Config } from '../config.ts'
import { brokerUrls } from './broker-urls.ts'

const HEARTBEAT_SECONDS = 15

/** As amqplib takes it in place of a URL. */
export type Address = Required<
  Pick<Options.Connect, 'protocol' | 'hostname' | 'port' | 'username' | 'password' | 'vhost'>
> &
  Pick<Options.Connect, 'heartbeat'>

/**
 * Where the broker is. amqplib connects to `current`, which `next` changes: the nodes of a cluster are
 * tried in turn.
 */
export function createAddresses({ amqpUrl, brokerPort }: Pick<Config, 'amqpUrl' | 'brokerPort'>) {
  const urls = brokerUrls(amqpUrl ?? `amqp://127.0.0.1:${brokerPort}`)
  const addresses = urls.map(readAddress)
  const current = { ...(addresses[0] as Address) }
  let at = 0

  return {
    current,
    next() {
      at = (at + 1) % addresses.length
      Object.assign(current, addresses[at])
    }
  }
}

function readAddress(text: string): Address {
  const url = new URL(text)
  const isAnonymous = url.username === '' && url.password === ''
  return {
    protocol: url.protocol.slice(0, -1),
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'amqps:' ? 5671 : 5672),
    username: isAnonymous ? 'guest' : decodeURIComponent(url.username),
    password: isAnonymous ? 'guest' : decodeURIComponent(url.password),
    // still encoded: amqplib decodes it
    vhost: url.pathname.slice(1) || '/',
    heartbeat: Number(url.searchParams.get('heartbeat') ?? HEARTBEAT_SECONDS)
  }
}
