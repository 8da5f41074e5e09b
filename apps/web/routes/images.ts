import type { FastifyInstance } from 'fastify'
import { originalKey } from '#lib/images.ts'
import { catalogue } from '#lib/treatments/index.ts'
import { findImage } from '../find-image.ts'
import { imageJson } from '../image-json.ts'
import { languageOf, wantsPage } from '../negotiate.ts'
import { sendBytes } from '../send-bytes.ts'

type ById = { Params: { id: string }; Querystring: { also?: string } }

export default async function images(app: FastifyInstance) {
  app.get<ById>('/images/:id', async (request, reply) => {
    const image = await findImage(app, request)
    const body = imageJson(image, await app.images.readStates(image.id))
    reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language' })
    if (!wantsPage(request)) return body
    const also = (request.query.also ?? '').split('.').filter((id) => /^[\w-]{22}$/.test(id))
    return reply.page('image', { image: body, also, catalogue: catalogue(languageOf(request)) })
  })

  app.get<ById>('/images/:id/original', async (request, reply) => {
    const { id, original } = await findImage(app, request)
    return sendBytes(request, reply, {
      storage: app.images.storage,
      key: originalKey(id),
      bytes: original.bytes,
      format: original.format,
      filename: original.name,
      etag: `"${id}"`
    })
  })

  app.delete<ById>('/images/:id', async (request, reply) => {
    const image = await findImage(app, request)
    await app.images.erase(image.id)
    app.publisher.announce({ image: image.id, recipe: '', status: 'deleted' })
    app.log.info({ image: image.id }, 'image erased')
    return reply.code(204).send()
  })
}
