import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { createFairShare, type FairShare } from '../results/fair-share.ts'

/** The event of a job may be lost with its receiver. Nothing is counted for longer. */
const MAX_COUNTED_MS = 15 * MINUTE_MS

declare module 'fastify' {
  interface FastifyInstance {
    lanes: Pick<FairShare, 'choose' | 'isModest' | 'settle'>
  }
}

/** Chooses lanes by what this process has accepted from each client and what was settled since. */
export default fp<{ share: number }>(
  async (app, { share }) => {
    const fairShare = createFairShare(share)

    /** Events sent while the broker was away are lost. */
    async function settleUnheard() {
      for (const job of fairShare.before(Date.now())) {
        const state = await app.images.readState(job.image, job.recipe)
        if (!state || isSettled(state)) fairShare.settle(job)
      }
    }

    app.decorate('lanes', fairShare)
    app.brokerWatch.on('event', ({ image, recipe, status }: ResultEvent) => {
      if (status === 'deleted' && recipe === '') fairShare.settleImage(image)
      else if (status !== 'queued' && status !== 'processing') fairShare.settle({ image, recipe })
    })
    app.brokerWatch.on('connect', () => {
      settleUnheard().catch((err) => app.log.warn({ err }, 'settled jobs not looked for'))
    })
    const timer = setInterval(() => {
      for (const job of fairShare.before(Date.now() - MAX_COUNTED_MS)) fairShare.settle(job)
    }, MINUTE_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'lanes', dependencies: ['storage', 'events'] }
)
