import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-allow-headers':
    'Authorization, Content-Type, Prefer, Range, If-Match, If-None-Match, If-Range',
  'access-control-max-age': '86400'
}
const EXPOSED = [
  ...['Location', 'ETag', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'WWW-Authenticate'],
  ...['Content-Disposition', 'Content-Language', 'Preference-Applied'],
  ...['Print-Size', 'Preview-Approximate']
].join(', ')

/**
 * Lets scripts of the named sites in (CORS), with a key where keys are set: never with the session of a
 * visitor.
 */
export default fp<{ origins: string[] }>(
  async (app, { origins }) => {
    if (origins.length === 0) return
    app.addHook('onRequest', async (request, reply) => {
      if (!origins.includes(request.headers.origin ?? '')) return
      reply.header('access-control-allow-origin', request.headers.origin)
      reply.header('access-control-expose-headers', EXPOSED)
      if (isPreflight(request)) reply.headers(PREFLIGHT)
    })
    // last, as routes set their own
    app.addHook('onSend', async (_request, reply) => {
      reply.header('vary', varied(reply))
    })
  },
  { name: 'cors' }
)

function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

function varied(reply: FastifyReply): string {
  const vary = reply.getHeader('vary')
  return vary === undefined ? 'Origin' : `${vary}, Origin`
}
