import fp from 'fastify-plugin'
import { REPORT_EVERY_MS } from '#lib/broker/report.ts'

/** In that time every receiver reports, whatever delays it a little. */
const SILENT_MS = 3 * REPORT_EVERY_MS

/**
 * Listens anew when receivers are there and no report of theirs is heard: whoever deletes the exchange
 * takes what is bound to it along, without a word to this process.
 */
export default fp(
  async (app) => {
    let begunAt = Date.now()

    async function check() {
      if (Date.now() - Math.max(begunAt, app.receivers.heardAt()) < SILENT_MS) return
      const receivers = (await app.countQueues())?.receivers
      // a broker that blocks publishing takes no reports
      if (!receivers || app.publisher.broker.blocked) return
      begunAt = Date.now()
      app.log.warn({ receivers }, 'no receiver is heard, listening anew')
      app.listenAnew()
    }

    app.brokerWatch.on('connect', () => {
      begunAt = Date.now()
    })
    const timer = setInterval(check, REPORT_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'unheard-reports', dependencies: ['events', 'publisher'] }
)
