import fp from 'fastify-plugin'
import { type Batches, openBatches } from '#lib/images/batches.ts'
import { carryOver } from '#lib/images/carry-over.ts'
import { type Images, openImages } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { createProgress, type Progress, withProgress } from '../live/progress.ts'

declare module 'fastify' {
  interface FastifyInstance {
    images: Images
    batches: Batches
    progress: Progress
  }
}

export default fp<{ url: string }>(
  async (app, { url }) => {
    const storage = openStorage(url)
    const progress = createProgress()
    app.decorate('progress', progress)
    app.decorate('images', withProgress(openImages(storage), progress))
    app.decorate('batches', openBatches(storage))
    await carryOver(storage, app.log)
  },
  { name: 'storage' }
)
