import fp from 'fastify-plugin'
import { type Images, openImages } from '#lib/images.ts'
import { openStorage } from '#lib/storage/index.ts'

declare module 'fastify' {
  interface FastifyInstance {
    images: Images
  }
}

export default fp<{ url: string }>(
  async (app, { url }) => {
    app.decorate('images', openImages(openStorage(url)))
  },
  { name: 'storage' }
)
