import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

/** Heroku's router keeps idle connections for 90 s, others for 60: ours must outlive them. */
export const PROXY_KEEP_ALIVE_MS = 95_000

/** What only proxies add. Whoever forges one keeps an idle connection for half a minute more. */
const ADDED = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']

/**
 * Keeps a proxy's connection for longer than a client's: one that a proxy has just sent a request on must
 * not close.
 */
export default fp(
  async (app) => {
    app.addHook('onResponse', async ({ raw, headers }: FastifyRequest) => {
      // after Node, which sets keepAliveTimeout when an answer ends
      if (ADDED.some((name) => name in headers)) raw.socket.setTimeout(PROXY_KEEP_ALIVE_MS)
    })
  },
  { name: 'patient-proxies' }
)
