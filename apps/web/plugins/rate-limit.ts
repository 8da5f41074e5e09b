import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { clientOf } from '../http/client-of.ts'
import { Problem } from '../http/problem.ts'
import { createRates, type Rate } from '../http/rates.ts'

/** Pages and programs look many times at what they sent once. */
const READS_A_SEND = 10
const READING = ['GET', 'HEAD']
const FREE_METHODS = ['OPTIONS']
/** What watches web must not be refused, and stylesheets are not asked of the darkroom. */
const FREE_PATHS = /^\/(?:health|ready|public\/.*)(?:\?|$)/

declare module 'fastify' {
  interface FastifyRequest {
    /** Counts a request that reads and asks for work, too. @throws Problem rate-limited */
    countAsSend(reply: FastifyReply): void
  }
}

/** So many requests a client, in the headers of draft-ietf-httpapi-ratelimit-headers. */
export default fp<{ rate: Rate | undefined }>(
  async (app, { rate }) => {
    if (!rate) return void app.decorateRequest('countAsSend', () => {})
    const send = createCount('send', rate)
    const read = createCount('read', { ...rate, quota: rate.quota * READS_A_SEND })

    app.decorateRequest('countAsSend', function (this: FastifyRequest, reply) {
      send(this, reply)
    })
    app.addHook('onRequest', async (request, reply) => {
      const { method, url } = request
      if (FREE_METHODS.includes(method) || FREE_PATHS.test(url)) return
      if (READING.includes(method)) read(request, reply)
      else send(request, reply)
    })
  },
  { name: 'rate-limit', dependencies: ['identity'] }
)

function createCount(policy: string, { quota, seconds }: Rate) {
  const take = createRates({ quota, seconds })

  /** @throws Problem rate-limited */
  return function count(request: FastifyRequest, reply: FastifyReply) {
    const taken = take(clientOf(request))
    const headers = {
      'ratelimit-policy': `"${policy}";q=${quota};w=${seconds}`,
      ratelimit: `"${policy}";r=${taken.left};t=${taken.seconds}`
    }
    reply.headers(headers)
    if (!taken.isOver) return
    const limit = { variable: 'RATE_LIMIT', allowed: quota, measured: quota + 1 }
    const retry = { 'retry-after': String(taken.seconds) }
    const parameters = { limit, seconds, wait: taken.seconds }
    throw new Problem('rate-limited', { parameters, headers: { ...headers, ...retry } })
  }
}
