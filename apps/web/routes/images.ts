import type { FastifyInstance } from 'fastify'
import { originalKey } from '#lib/images.ts'
import { findImage } from '../find-image.ts'
import { readImageJson } from '../image-json.ts'
import { languageOf, wantsPage } from '../negotiate.ts'
import { findNeighbours } from '../neighbours.ts'
import { imagePage } from '../pages/image-page.ts'
import { sendBytes } from '../send-bytes.ts'

type ById = { Params: { id: string }; Querystring: { batch?: string } }

export default async function images(app: FastifyInstance) {
  app.get<ById>('/images/:id', async (request, reply) => {
    const image = await findImage(app, request)
    reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language' })
    if (!wantsPage(request)) return readImageJson(app.images, image)
    const states = await app.images.readStates(image.id)
    const metadata = await app.images.readMetadata(image.id)
    const neighbours = await findNeighbours(app, image.id, request.query.batch)
    const shown = { config: app.config, image, states, metadata, neighbours }
    return reply.page('image', imagePage({ language: languageOf(request), ...shown }))
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
