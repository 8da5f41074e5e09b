import fp from 'fastify-plugin'
import type { ApiKey } from '#lib/api-keys.ts'
import { createKeyRing, type KeyRing } from '../access/key-ring.ts'
import { bearerOf } from '../http/bearer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    keyRing: KeyRing
  }
  interface FastifyRequest {
    /** The key that the request came with; undefined: none, or none that is known. */
    apiKey: ApiKey | undefined
  }
}

/** Finds out who asks. What they may is decided later: `admission`. */
export default fp<{ keys: ApiKey[] }>(
  async (app, { keys }) => {
    const keyRing = createKeyRing(keys)
    app.decorate('keyRing', keyRing)
    app.decorateRequest('apiKey', undefined)
    if (keyRing.isEmpty) return

    app.addHook('onRequest', async (request) => {
      const bearer = bearerOf(request)
      if (bearer !== undefined) request.apiKey = keyRing.find(bearer)
    })
  },
  { name: 'identity' }
)
