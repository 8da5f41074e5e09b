import type { FastifyRequest } from 'fastify'

/** X-Forwarded-Proto is trusted from anybody: forging it affects only one's own cookie. */
export function cameByHttps({ protocol, headers }: FastifyRequest): boolean {
  const forwarded = [headers['x-forwarded-proto']].flat().join(',').split(',').at(-1)
  return protocol === 'https' || forwarded?.trim() === 'https'
}
