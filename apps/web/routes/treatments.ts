import type { FastifyInstance } from 'fastify'
import { listRecipes } from '#lib/named-recipes/index.ts'
import { catalogue } from '#lib/treatments/index.ts'
import { languageOf } from '../negotiate.ts'

export default async function treatments(app: FastifyInstance) {
  app.get('/treatments', async (request, reply) => {
    const language = languageOf(request)
    reply.headers({
      'cache-control': 'public, max-age=300',
      'content-language': language,
      vary: 'Accept-Language'
    })
    return {
      treatments: catalogue(language),
      recipes: listRecipes(app.config.recipes, language)
    }
  })
}
