import fp from 'fastify-plugin'
import { REPORT_EVERY_MS } from '#lib/broker/report.ts'
import { SECOND_MS } from '#lib/units.ts'
import { createDeliveries } from '../ledger/deliveries.ts'
import { createLook } from '../ledger/look.ts'

const LOOK_EVERY_MS = 10 * SECOND_MS
/** Longer than web tries to publish a job. */
const MARGIN_MS = 30 * SECOND_MS
/** When every receiver has told what it has in hand. */
const ALL_REPORTED_MS = REPORT_EVERY_MS + SECOND_MS

type Options = { lookForLostJobsMs?: number; lostJobsMarginMs?: number }

/**
 * Publishes jobs again that the broker has lost. All web processes ask for a look, and the broker has
 * one of them do it: the single active consumer of a queue.
 */
export default fp<Options>(
  async (app, { lookForLostJobsMs: everyMs = LOOK_EVERY_MS, lostJobsMarginMs = MARGIN_MS }) => {
    const deliveries = createDeliveries()
    const { images, publisher, countQueues, receivers, log } = app
    const look = createLook({
      ...{ images, publisher, countQueues, receivers, log, deliveries },
      marginMs: lostJobsMarginMs
    })
    let connectedAt = 0
    let looking: Promise<void> | undefined

    /** What a lost broker took with it need not wait, but what receivers have in hand is not lost. */
    async function askSoon() {
      setTimeout(ask, Math.min(ALL_REPORTED_MS, everyMs)).unref()
      if ((await app.countQueues())?.receivers === 0) ask()
    }
    const ask = () => app.publisher.askForLook()

    app.brokerWatch.on('event', deliveries.hear)
    app.brokerWatch.on('connect', () => {
      deliveries.restart()
      connectedAt = Date.now()
      askSoon()
    })
    app.brokerWatch.on('look', () => {
      looking ??= look(connectedAt).finally(() => (looking = undefined))
    })
    const timer = setInterval(ask, everyMs)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'lost-jobs', dependencies: ['storage', 'events', 'publisher'] }
)
