import fp from 'fastify-plugin'
import type { Config } from '#lib/config.ts'
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

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const storage = await openStorage(config)
    const progress = createProgress()
    app.decorate('progress', progress)
    app.decorate('images', withProgress(openImages(storage), progress))
    app.decorate('batches', openBatches(storage))
    // no release before had another storage
    if (!config.s3) await carryOver(storage, app.log)
  },
  { name: 'storage' }
)
