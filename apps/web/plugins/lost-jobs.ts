import fp from 'fastify-plugin'
import type { Config } from '#lib/config.ts'
import { MINUTE_MS } from '#lib/units.ts'

/**
 * A broker whose queue was lost, with its disk, costs time and never an image: what was accepted
 * and is not settled lies marked in the storage, and is published again.
 */
export default fp<{ config: Config; everyMs?: number | undefined }>(
  async (app, { config, everyMs = MINUTE_MS }) => {
    let looking: Promise<void> | undefined

    async function republish() {
      const counts = await app.countQueues()
      if (!counts || counts.queued + counts.retrying > 0) return
      const before = new Date(Date.now() - config.jobTimeoutMs)
      for await (const job of app.images.pending(before)) {
        await app.publisher.publish(job)
        app.log.warn({ image: job.image, recipe: job.recipe }, 'job was lost, published again')
      }
    }

    function look() {
      looking ??= republish()
        .catch((err) => app.log.warn({ err }, 'pending jobs not looked through'))
        .finally(() => (looking = undefined))
    }

    const timer = setInterval(look, everyMs)
    app.brokerWatch.on('connect', look)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'lost-jobs', dependencies: ['storage', 'events', 'publisher'] }
)
