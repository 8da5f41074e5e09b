import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '#lib/config.ts'
import type { ExpiryIndex } from '#lib/images/expiry-index.ts'
import { createIndexedSweep } from '#lib/images/sweep-indexed.ts'
import { brokenUnlessAway } from '#lib/storage/tell-broken.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import { eraseOld } from '../results/erase-images.ts'

const MAX_SWEEP_MS = 10 * MINUTE_MS
const MIN_SWEEP_MS = SECOND_MS

/** A folder without image.json belongs to an upload in progress, or to one that died long ago. */
const UNFINISHED_MS = HOUR_MS

/** Erases expired images and batches, and what interrupted uploads left behind. */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const { images, batches, expiry } = app
    const erase = (id: string) => eraseOld(app, id)
    const sweep = expiry
      ? createIndexedSweep({ images, batches, expiry, eraseImage: erase })
      : sweepAll(app, erase)
    let sweeping = false

    async function sweepOnce() {
      if (sweeping) return
      sweeping = true
      const longAgo = new Date(Date.now() - UNFINISHED_MS)
      const both = async () => {
        await sweep(longAgo)
        await images.storage.removeUnfinished(longAgo)
      }
      await both().catch((err) => app.log.warn({ err }, 'expired images not erased'))
      sweeping = false
    }

    const every = Math.min(MAX_SWEEP_MS, Math.max(MIN_SWEEP_MS, config.retentionMs / 10))
    const timer = setInterval(sweepOnce, every)
    app.addHook('onReady', async () => void sweepOnce())
    app.addHook('preClose', async () => clearInterval(timer))
    if (expiry) writeRegularly(app, expiry, Math.min(every, MINUTE_MS))
  },
  { name: 'retention', dependencies: ['storage', 'publisher'] }
)

function writeRegularly(app: FastifyInstance, expiry: ExpiryIndex, everyMs: number) {
  const write = () => expiry.write().catch((err) => app.log.warn({ err }, 'index not written yet'))
  const timer = setInterval(write, everyMs)
  app.addHook('preClose', async () => clearInterval(timer))
  // of those that were accepted last
  app.addHook('onClose', async () => await write())
}

type Swept = Pick<FastifyInstance, 'images' | 'batches'>

/** Reads each of them, which costs nothing where they are files. */
function sweepAll({ images, batches }: Swept, erase: (id: string) => Promise<void>) {
  return async function sweep(longAgo: Date): Promise<void> {
    await each('images', await images.ids(), async (id) => {
      if (await images.isExpired(id, longAgo)) await erase(id)
    })
    await each('batches', await batches.ids(), async (id) => {
      if (await batches.isExpired(id)) await batches.erase(id)
    })
    await each('pending', await images.idsOfMarks(), async (id) => {
      if (await images.isForsaken(id, longAgo)) await erase(id)
    })
  }

  /** What cannot be swept stays, and keeps nothing else from it. */
  async function each(folder: string, ids: string[], sweepOne: (id: string) => Promise<void>) {
    for (const id of ids) {
      await sweepOne(id).catch(brokenUnlessAway(images.storage, `${folder}/${id}`))
    }
  }
}
