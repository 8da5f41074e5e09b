import type { FastifyInstance } from 'fastify'
import { pathOf } from './errors.ts'
import { Problem } from './problem.ts'

/** Importing node:http would load its fetch as well: 20 ms at each start. */
const { METHODS } = process.getBuiltinModule('node:http')

/** CONNECT asks for a tunnel rather than a path, and Node never emits it as a request. */
const ALL_METHODS = METHODS.filter((method) => method !== 'CONNECT')

/**
 * Records the routes as they are added. The function returned then adds, for each path, a route for
 * all other methods that answers 405 with Allow, where the router alone would answer 404.
 */
export function answerOtherMethods(app: FastifyInstance): () => void {
  for (const method of ALL_METHODS) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
  }
  const taken = new Map<string, Set<string>>()
  let watching = true

  app.addHook('onRoute', ({ url, method }) => {
    if (!watching || url.includes('*')) return
    const methods = taken.get(url) ?? new Set()
    for (const name of [method].flat()) methods.add(name)
    taken.set(url, methods)
  })

  return () => {
    watching = false
    for (const [url, methods] of taken) {
      const allowed = [...methods, 'OPTIONS'].join(', ')
      app.route({
        url,
        method: ALL_METHODS.filter((method) => !methods.has(method)),
        // before the body is parsed: its contents do not matter
        onRequest: async (request, reply) => {
          if (request.method === 'OPTIONS') return reply.code(204).header('allow', allowed).send()
          throw new Problem('wrong-method', {
            parameters: { path: pathOf(request), allowed, method: request.method },
            headers: { allow: allowed }
          })
        },
        handler: () => {}
      })
    }
  }
}
