import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { batchUrl } from '../batches/batch-json.ts'
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
    return answer(request, reply)
  })

  app.get<ById>('/batches/:id/erase', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    const values = { url: batchUrl(id), count: images.length }
    return reply.page('erase', erasePage(languageOf(request), values))
  })

  app.post<ById>('/batches/:id/erase', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    await eraseImages(app, images, () => app.batches.erase(id))
    app.log.info({ batch: id, images: images.length }, 'batch erased')
    return answer(request, reply)
  })
}

function answer(request: FastifyRequest, reply: FastifyReply) {
  return wantsPage(request) ? reply.redirect('/', 303) : reply.code(204).send()
}
