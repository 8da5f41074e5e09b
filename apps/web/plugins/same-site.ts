import fp from 'fastify-plugin'
import { Problem } from '../http/problem.ts'

/** A form on another site must not act in the name of somebody's browser; programs send no such header. */
export default fp(
  async (app) => {
    app.addHook('onRequest', async ({ method, headers }) => {
      const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
      if (!reads && headers['sec-fetch-site'] === 'cross-site') throw new Problem('cross-site')
    })
  },
  { name: 'same-site' }
)
