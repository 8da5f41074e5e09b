import fp from 'fastify-plugin'
import type { ApiKey } from '#lib/api-keys.ts'
import { createKeyRing, type KeyRing } from '../access/key-ring.ts'
import { readSessionSecret } from '../access/session-secret.ts'
import { createSessions, type Sessions } from '../access/sessions.ts'
import { bearerOf } from '../http/bearer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    keyRing: KeyRing
    sessions: Sessions
  }
  interface FastifyRequest {
    /** The key that the request came with; undefined: none, or none that is known. */
    apiKey: ApiKey | undefined
    /** Whether the key was shown before, and the request has the cookie of that. */
    hasSession: boolean
  }
}

/** Finds out who asks. What they may is decided later: `admission`. */
export default fp<{ keys: ApiKey[] }>(
  async (app, { keys }) => {
    const keyRing = createKeyRing(keys)
    let secret: string | undefined
    const sessions = createSessions(keys, async () => {
      secret ??= await readSessionSecret(app.images.storage)
      return secret
    })
    app.decorate('keyRing', keyRing)
    app.decorate('sessions', sessions)
    app.decorateRequest('apiKey', undefined)
    app.decorateRequest('hasSession', false)
    if (keyRing.isEmpty) return

    app.addHook('onRequest', async (request) => {
      const bearer = bearerOf(request)
      if (bearer !== undefined) request.apiKey = keyRing.find(bearer)
      else if (sessions.isShownBy(request)) {
        request.apiKey = await sessions.keyOf(request)
        request.hasSession = request.apiKey !== undefined
      }
    })
  },
  { name: 'identity' }
)
