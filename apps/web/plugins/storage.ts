import fp from 'fastify-plugin'
import type { Config } from '#lib/config.ts'
import { type Batches, openBatches } from '#lib/images/batches.ts'
import { carryOver } from '#lib/images/carry-over.ts'
import { type Expiring, type ExpiryIndex, openExpiryIndex } from '#lib/images/expiry-index.ts'
import { type Images, openImages } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { createProgress, type Progress, withProgress } from '../live/progress.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Of an object store. */
    expiry: ExpiryIndex | undefined
    images: Images
    batches: Batches
    progress: Progress
  }
}

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const storage = await openStorage(config, app.log)
    const progress = createProgress()
    app.decorate('progress', progress)
    const expiry = config.s3 && openExpiryIndex(storage)
    const images = withProgress(openImages(storage), progress)
    const batches = openBatches(storage)
    app.decorate('expiry', expiry)
    app.decorate(
      'images',
      expiry ? { ...images, save: noting(expiry, 'image', images.save) } : images
    )
    app.decorate(
      'batches',
      expiry ? { ...batches, save: noting(expiry, 'batch', batches.save) } : batches
    )
    // no release before had another storage
    if (!config.s3) await carryOver(storage, app.log)
  },
  { name: 'storage' }
)

/** Saves it, and has the index say when it expires. */
function noting<T extends Omit<Expiring, 'kind'>>(
  expiry: ExpiryIndex,
  kind: Expiring['kind'],
  save: (one: T) => Promise<boolean>
) {
  return async (one: T) => {
    const saved = await save(one)
    expiry.note({ kind, id: one.id, expiresAt: one.expiresAt })
    return saved
  }
}
