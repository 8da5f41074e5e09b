import fp from 'fastify-plugin'
import { type Batches, openBatches } from '#lib/images/batches.ts'
import { type Images, openImages } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'

declare module 'fastify' {
  interface FastifyInstance {
    images: Images
    batches: Batches
  }
}

export default fp<{ url: string }>(
  async (app, { url }) => {
    const storage = openStorage(url)
    app.decorate('images', openImages(storage))
    app.decorate('batches', openBatches(storage))
  },
  { name: 'storage' }
)
