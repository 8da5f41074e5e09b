import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { createHoldings } from '../quotas/holdings.ts'
import { createQuotas, type Quotas } from '../quotas/quotas.ts'
import { eraseImages } from '../results/erase-images.ts'

/** Other web processes and receivers write, too. */
const COUNT_EVERY_MS = 10 * MINUTE_MS

declare module 'fastify' {
  interface FastifyInstance {
    quotas: Quotas
  }
}

export default fp(
  async (app) => {
    const { config, images, log } = app
    const isNeeded = config.maxStorageBytes !== undefined || config.maxImages !== undefined
    const holdings = createHoldings({ images }, config.maxImages !== undefined)
    const count = () =>
      holdings.count().catch((err) => log.warn({ err }, 'the storage could not be counted'))
    const counted = isNeeded ? count() : Promise.resolve()
    const erase = (id: string) => eraseImages(app, [id])
    app.decorate('quotas', createQuotas({ config, holdings, counted, images, erase, log }))
    if (!isNeeded) return

    async function hold({ image, recipe }: ResultEvent) {
      const state = await images.readState(image, recipe).catch(() => undefined)
      holdings.add(image, state?.bytes ?? 0)
    }

    app.brokerWatch.on('event', (event: ResultEvent) => {
      if (event.status === 'deleted' && event.recipe === '') holdings.remove(event.image)
      else if (event.status === 'done') void hold(event)
    })
    const timer = setInterval(count, COUNT_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'quotas', dependencies: ['storage', 'events', 'publisher'] }
)
