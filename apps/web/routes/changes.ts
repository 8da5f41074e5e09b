import type { FastifyInstance } from 'fastify'
import { isPrint } from '#lib/recipes/contact-sheet.ts'
import { findBatch } from '../find-batch.ts'
import { findImage } from '../find-image.ts'
import { resultJson } from '../image-json.ts'
import { sendEvents } from '../result-events.ts'

type ById = { Params: { id: string } }

export default async function changes(app: FastifyInstance) {
  app.get<ById>('/images/:id/events', async (request, reply) => {
    const { id } = await findImage(app, request)
    return sendEvents(request, reply, {
      images: [id],
      readExpiry: async () => (await app.images.read(id))?.expiresAt,
      tell: (image, state) => resultJson(image, state, app.line)
    })
  })

  app.get<ById>('/batches/:id/events', async (request, reply) => {
    const { id, images } = await findBatch(app, request)
    return sendEvents(request, reply, {
      images,
      readExpiry: async () => (await app.batches.read(id))?.expiresAt,
      tell: (image, state) =>
        isPrint(state) ? { image, ...resultJson(image, state, app.line) } : undefined,
      tellGone: (image) => ({ image })
    })
  })
}
