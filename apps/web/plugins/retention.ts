import fp from 'fastify-plugin'
import type { Config } from '#lib/config.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import { eraseImage } from '../results/erase-images.ts'

const MAX_SWEEP_MS = 10 * MINUTE_MS
const MIN_SWEEP_MS = SECOND_MS

/** A folder without image.json belongs to an upload in progress, or to one that died long ago. */
const UNFINISHED_MS = HOUR_MS

/** Erases expired images and batches, and what interrupted uploads left behind. */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const { images, batches } = app
    let sweeping = false

    async function sweep() {
      const longAgo = new Date(Date.now() - UNFINISHED_MS)
      for (const id of await images.ids()) {
        if (await images.isExpired(id, longAgo)) await eraseImage(app, id)
      }
      for (const id of await batches.ids()) {
        if (await batches.isExpired(id)) await batches.erase(id)
      }
      await images.storage.removeUnfinished(longAgo)
    }

    async function sweepOnce() {
      if (sweeping) return
      sweeping = true
      await sweep().catch((err) => app.log.warn({ err }, 'expired images not erased'))
      sweeping = false
    }

    const every = Math.min(MAX_SWEEP_MS, Math.max(MIN_SWEEP_MS, config.retentionMs / 10))
    const timer = setInterval(sweepOnce, every)
    app.addHook('onReady', async () => void sweepOnce())
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'retention', dependencies: ['storage', 'publisher'] }
)
