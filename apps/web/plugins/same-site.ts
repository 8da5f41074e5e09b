import fp from 'fastify-plugin'
import { cameFrom } from '../http/came-from.ts'
import { Problem } from '../http/problem.ts'

/**
 * Refuses forms of other sites (CSRF). Programs, which say nothing of where they come from, get through,
 * unless they show the cookie of a session, which is a browser's.
 */
export default fp(
  async (app) => {
    app.addHook('onRequest', async (request) => {
      const { method } = request
      if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
      const from = cameFrom(request)
      const isNamed = app.config.allowOrigins.includes(request.headers.origin ?? '')
      // a named site brings a key, never the session of a visitor
      if (isNamed && !request.hasSession) return
      if (from === 'elsewhere' || (from === 'unknown' && request.hasSession)) {
        throw new Problem('cross-site')
      }
    })
  },
  { name: 'same-site', dependencies: ['identity'] }
)
