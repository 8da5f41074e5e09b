import type { FastifyInstance } from 'fastify'
import { inEachLanguage } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import { nearest } from '#lib/recipes/nearest.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { Problem } from '../http/problem.ts'
import { treatmentPage, treatmentsPage } from '../pages/recipes/treatment-page.ts'
import { knownTreatments } from '../recipes/known-treatments.ts'

type ByName = { Params: { name: string } }

const VARY = 'Accept, Accept-Language, Cookie'
/** For the JSON alone: a cached page would link files that a new version does not have. */
const KEPT = 'public, max-age=300'

export default async function treatments(app: FastifyInstance) {
  const { config } = app
  const all = inEachLanguage((language) => treatmentsPage(language, config))

  app.get('/treatments', async (request, reply) => {
    const language = languageOf(request)
    if (wantsPage(request)) return reply.page('treatments', all(language))
    reply.headers({ 'cache-control': KEPT, 'content-language': language, vary: VARY })
    return {
      treatments: knownTreatments(language),
      recipes: listRecipes(config.recipes, language)
    }
  })

  app.get<ByName>('/treatments/:name', async (request, reply) => {
    const language = languageOf(request)
    const entries = knownTreatments(language)
    const { name } = request.params
    const entry = entries.find((entry) => entry.name === name)
    if (!entry) {
      const allowed = entries.map(({ name }) => name)
      const near = nearest(name, allowed)
      const parameters = { name, allowed, ...(near !== undefined && { nearest: near }) }
      throw new Problem('no-such-treatment', { parameters })
    }
    if (wantsPage(request)) {
      return reply.page('treatment', treatmentPage(language, entry, config))
    }
    reply.headers({ 'cache-control': KEPT, 'content-language': language, vary: VARY })
    return entry
  })
}
