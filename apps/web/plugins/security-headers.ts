import fp from 'fastify-plugin'
import { ANSWER_HEADERS } from '../http/answer-headers.ts'
import { cameByHttps } from '../http/came-by-https.ts'

const ONLY_HTTPS = 'max-age=31536000'

/** First of all hooks, so that refusals and errors have them, too. */
export default fp(
  async (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(ANSWER_HEADERS)
      if (cameByHttps(request)) reply.header('strict-transport-security', ONLY_HTTPS)
      done()
    })
  },
  { name: 'security-headers' }
)
