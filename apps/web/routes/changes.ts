import type { FastifyInstance } from 'fastify'
import { isPrint } from '#lib/recipes/preview.ts'
import { findBatch } from '../batches/find-batch.ts'
import { createSendEvents } from '../live/result-events.ts'
import { findImage } from '../results/find-image.ts'
import { resultJson } from '../results/image-json.ts'

type ById = { Params: { id: string } }

export default async function changes(app: FastifyInstance) {
  const sendEventsOf = createSendEvents(app)

  const sendImageEvents = sendEventsOf({
    resultContent: (image, state) => resultJson(image, state, app.queuePositions)
  })

  const sendBatchEvents = sendEventsOf({
    resultContent: (image, state) =>
      isPrint(state) ? { image, ...resultJson(image, state, app.queuePositions) } : undefined,
    goneContent: (image) => ({ image })
  })

  app.get<ById>('/images/:id/events', async (request, reply) => {
    const { id } = await findImage(app.images, request.params.id)
    const readExpiry = async () => (await app.images.read(id))?.expiresAt
    return sendImageEvents(request, reply, { images: [id], readExpiry })
  })

  app.get<ById>('/batches/:id/events', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    const readExpiry = async () => (await app.batches.read(id))?.expiresAt
    return sendBatchEvents(request, reply, { images, readExpiry })
  })
}
