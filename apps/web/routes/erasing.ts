import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { batchUrl } from '../batches/batch-json.ts'
import { chosenImages } from '../batches/chosen-images.ts'
import { findBatch } from '../batches/find-batch.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { erasePage } from '../pages/erase-page.ts'
import { eraseImages } from '../results/erase-images.ts'
import { findImage } from '../results/find-image.ts'
import { imageUrl } from '../results/image-json.ts'

type ById = { Params: { id: string } }

/** For browsers without scripts: a form cannot send DELETE, so it asks first and then sends POST. */
export default async function erasing(app: FastifyInstance) {
  await app.register(fastifyFormbody)

  app.get<ById>('/images/:id/erase', async (request, reply) => {
    const { id, original } = await findImage(app.images, request.params.id)
    const values = { url: imageUrl(id), name: original.name }
    return reply.page('erase', erasePage(languageOf(request), values))
  })

  app.post<ById>('/images/:id/erase', async (request, reply) => {
    const { id } = await findImage(app.images, request.params.id)
    await eraseImages(app, [id])
    app.log.info({ image: id }, 'image erased')
    return answer(request, reply, '/')
  })

  app.get<ById>('/batches/:id/erase', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    const values = { url: batchUrl(id), count: images.length }
    return reply.page('erase', erasePage(languageOf(request), values))
  })

  /** The batch, or the images of it that the form names; not before that is confirmed. */
  app.post<ById>('/batches/:id/erase', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    const chosen = chosenImages(request.body, images)
    if (!isConfirmed(request.body)) {
      const values = { url: batchUrl(id), count: (chosen ?? images).length, chosen }
      return reply.page('erase', erasePage(languageOf(request), values))
    }
    await eraseImages(app, chosen ?? images, async () => {
      if (!chosen) await app.batches.erase(id)
    })
    app.log.info({ batch: id, images: (chosen ?? images).length }, 'images of a batch erased')
    return answer(request, reply, chosen ? batchUrl(id) : '/')
  })
}

const confirmed = z.object({ confirmed: z.literal('yes') })
const isConfirmed = (body: unknown) => confirmed.safeParse(body).success

function answer(request: FastifyRequest, reply: FastifyReply, next: string) {
  return wantsPage(request) ? reply.redirect(next, 303) : reply.code(204).send()
}
