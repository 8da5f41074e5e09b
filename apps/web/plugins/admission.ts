import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { keyLacksScope, noKey, wrongKey } from '../access/refusals.ts'
import { createSignedLinks, type SignedLinks } from '../access/signed-links.ts'
import { neededFor, needsLink, takesLink } from '../access/who-may.ts'
import { bearerOf } from '../http/bearer.ts'
import { clientOf } from '../http/client-of.ts'
import { pathOf } from '../http/errors.ts'
import { Problem } from '../http/problem.ts'

declare module 'fastify' {
  interface FastifyInstance {
    signedLinks: SignedLinks
  }
  interface FastifyRequest {
    /** The second until which the link opens what is asked for; undefined: it came without one. */
    linkEnds: number | undefined
  }
}

/** Lets in whoever has a key or a link for what they ask; everybody, where no keys are set. */
export default fp(
  async (app) => {
    const signedLinks = createSignedLinks(app.config.signingKeys)
    app.decorate('signedLinks', signedLinks)
    app.decorateRequest('linkEnds', undefined)
    if (app.keyRing.isEmpty) {
      app.addHook('onListen', async () => {
        app.log.info(
          'no API_KEYS are set: whoever reaches this server may send and see photographs'
        )
      })
      if (!signedLinks.areOn) return
    }
    app.addHook('onRequest', async (request) => {
      const { method, routeOptions } = request
      if (signedLinks.areOn && takesLink(method, routeOptions.url)) {
        request.linkEnds = signedLinks.endOf(request)
      }
      const refusal = request.linkEnds === undefined && refusalOf(app, request)
      if (!refusal) return
      if (refusal.code !== 'no-key') {
        request.log.warn({ client: clientOf(request), path: pathOf(request) }, refusal.code)
      }
      throw refusal
    })
  },
  { name: 'admission', dependencies: ['identity'] }
)

function refusalOf(app: FastifyInstance, request: FastifyRequest): Problem | undefined {
  const { method, routeOptions, apiKey } = request
  if (app.keyRing.isEmpty) {
    const mustBeSigned = needsLink(method, routeOptions.url, app.config.requireSignature)
    return mustBeSigned ? new Problem('link-unsigned') : undefined
  }
  const needed = neededFor(method, routeOptions.url)
  if (needed === 'nothing') return undefined
  if (!apiKey) return bearerOf(request) === undefined ? noKey() : wrongKey()
  return needed === 'any' || apiKey.scopes.includes(needed)
    ? undefined
    : keyLacksScope(apiKey, needed)
}
