import type { FastifyInstance } from 'fastify'
import { isPrint } from '#lib/recipes/preview.ts'
import { findBatch } from '../batches/find-batch.ts'
import { createSendEvents } from '../live/result-events.ts'
import { findImage } from '../results/find-image.ts'
import { resultJson } from '../results/image-json.ts'

type ById = { Params: { id: string } }

export default async function changes(app: FastifyInstance) {
  const sendEvents = createSendEvents(app)

  app.get<ById>('/images/:id/events', async (request, reply) => {
    const { id } = await findImage(app.images, request.params.id)
    return sendEvents(request, reply, {
      images: [id],
      readExpiry: async () => (await app.images.read(id))?.expiresAt,
      resultContent: (image, state) => resultJson(image, state, app.queuePositions)
    })
  })

  app.get<ById>('/batches/:id/events', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    return sendEvents(request, reply, {
      images,
      readExpiry: async () => (await app.batches.read(id))?.expiresAt,
      resultContent: (image, state) =>
        isPrint(state) ? { image, ...resultJson(image, state, app.queuePositions) } : undefined,
      goneContent: (image) => ({ image })
    })
  })
}
