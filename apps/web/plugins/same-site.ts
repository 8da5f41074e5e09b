import fp from 'fastify-plugin'
import { Problem } from '../http/problem.ts'

/**
 * Refuses forms of other sites (CSRF). Only browsers send Sec-Fetch-Site, so programs get through.
 */
export default fp(
  async (app) => {
    app.addHook('onRequest', async ({ method, headers }) => {
      const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
      if (!reads && headers['sec-fetch-site'] === 'cross-site') throw new Problem('cross-site')
    })
  },
  { name: 'same-site' }
)
