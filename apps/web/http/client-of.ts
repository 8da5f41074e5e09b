import type { FastifyRequest } from 'fastify'
import { addressOf } from './address-of.ts'

type Asking = Parameters<typeof addressOf>[0] & Pick<FastifyRequest, 'apiKey'>

/**
 * Who sent the request, as far as fairness and limits go: the name of the key that it came with, else
 * where it came from.
 */
export function clientOf(request: Asking): string {
  return request.apiKey?.name ?? addressOf(request)
}

/** The name, if the client has a key: names have neither dots nor colons. */
export function keyNameOf(client: string): string | undefined {
  return client === '' || /[.:]/.test(client) ? undefined : client
}
