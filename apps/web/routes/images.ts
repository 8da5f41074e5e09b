import type { FastifyInstance } from 'fastify'
import { originalKey } from '#lib/images/images.ts'
import { findNeighbours } from '../batches/neighbours.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { sendBytes } from '../http/send-bytes.ts'
import { imagePage } from '../pages/image/image-page.ts'
import { eraseImages } from '../results/erase-images.ts'
import { findImage } from '../results/find-image.ts'
import { readImageJson } from '../results/image-json.ts'
import { readThumbnailSide } from '../views/read-side.ts'
import { sendThumbnail } from '../views/send-thumbnail.ts'

type ById = { Params: { id: string }; Querystring: { batch?: string; width?: string } }

export default async function images(app: FastifyInstance) {
  app.get<ById>('/images/:id', async (request, reply) => {
    const image = await findImage(app.images, request.params.id)
    reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language' })
    if (!wantsPage(request)) return readImageJson(app, image)
    const { config, queuePositions } = app
    const [states, metadata, neighbours, hasReceivers] = await Promise.all([
      app.images.readStates(image.id),
      app.images.readMetadata(image.id),
      findNeighbours(app, image.id, request.query.batch),
      app.hasReceivers()
    ])
    const values = { config, image, states, metadata, queuePositions, hasReceivers, neighbours }
    return reply.page('image', imagePage({ language: languageOf(request), ...values }))
  })

  app.get<ById>('/images/:id/original', async (request, reply) => {
    const image = await findImage(app.images, request.params.id)
    const side = readThumbnailSide(request.query.width)
    if (side) return sendThumbnail(app, { request, reply }, { image, side })
    const { id, original, createdAt } = image
    return sendBytes(request, reply, {
      storage: app.images.storage,
      key: originalKey(id),
      bytes: original.bytes,
      format: original.format,
      filename: original.name,
      etag: `"${id}"`,
      modifiedAt: createdAt
    })
  })

  app.delete<ById>('/images/:id', async (request, reply) => {
    const image = await findImage(app.images, request.params.id)
    await eraseImages(app, [image.id])
    app.log.info({ image: image.id }, 'image erased')
    return reply.code(204).send()
  })
}
