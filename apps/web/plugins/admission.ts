import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { keyLacksScope, noKey, wrongKey } from '../access/refusals.ts'
import { neededFor } from '../access/who-may.ts'
import { bearerOf } from '../http/bearer.ts'
import { clientOf } from '../http/client-of.ts'
import { pathOf } from '../http/errors.ts'
import type { Problem } from '../http/problem.ts'

/** Lets in whoever has a key for what they ask; everybody, where no keys are set. */
export default fp(
  async (app) => {
    if (app.keyRing.isEmpty) {
      app.log.info('no API_KEYS are set: whoever reaches this server may send and see photographs')
      return
    }
    app.addHook('onRequest', async (request) => {
      const refusal = refusalOf(request)
      if (!refusal) return
      if (refusal.code !== 'no-key') {
        request.log.warn({ client: clientOf(request), path: pathOf(request) }, refusal.code)
      }
      throw refusal
    })
  },
  { name: 'admission', dependencies: ['identity'] }
)

function refusalOf(request: FastifyRequest): Problem | undefined {
  const { method, routeOptions, apiKey } = request
  const needed = neededFor(method, routeOptions.url)
  if (needed === 'nothing') return undefined
  if (!apiKey) return bearerOf(request) === undefined ? noKey() : wrongKey()
  return needed === 'any' || apiKey.scopes.includes(needed)
    ? undefined
    : keyLacksScope(apiKey, needed)
}
