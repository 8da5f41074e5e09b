import fp from 'fastify-plugin'
import type { Config } from '#lib/config.ts'
import { MINUTE_MS } from '#lib/units.ts'

/**
 * Publishes jobs again that the broker has lost, such as with its disk. Each accepted job is marked
 * in the storage until it is settled, so no image is lost with the queue.
 */
export default fp<{ config: Config; everyMs?: number | undefined }>(
  async (app, { config, everyMs = MINUTE_MS }) => {
    let checking: Promise<void> | undefined

    async function republish() {
      const counts = await app.countQueues()
      if (!counts || counts.queued + counts.retrying > 0) return
      const before = new Date(Date.now() - config.jobTimeoutMs)
      for await (const job of app.images.pending(before)) {
        await app.publisher.publish(job)
        app.log.warn({ image: job.image, recipe: job.recipe }, 'job was lost, published again')
      }
    }

    function check() {
      checking ??= republish()
        .catch((err) => app.log.warn({ err }, 'lost jobs not looked for'))
        .finally(() => (checking = undefined))
    }

    const timer = setInterval(check, everyMs)
    app.brokerWatch.on('connect', check)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'lost-jobs', dependencies: ['storage', 'events', 'publisher'] }
)
