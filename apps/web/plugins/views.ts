import fp from 'fastify-plugin'
import { requestView } from '../views/request-view.ts'
import { createThumbnails, type Thumbnails } from '../views/thumbnails.ts'
import { createWishes, type Wishes } from '../views/wishes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    thumbnails: Thumbnails
    /** For previews. */
    wishes: Wishes
  }
}

/** Small pictures for screens, made by receivers. */
export default fp(
  async (app) => {
    app.decorate(
      'thumbnails',
      createThumbnails(app.images, (wanted) => requestView(app, wanted))
    )
    app.decorate('wishes', createWishes())
  },
  { name: 'views' }
)
