import fp from 'fastify-plugin'
import { REPORT_EVERY_MS } from '#lib/broker/report.ts'
import { SECOND_MS } from '#lib/units.ts'

/** The broker takes less to notice that a receiver hangs. */
const SILENT_MS = 45 * SECOND_MS

type Options = { silentMs?: number }

/**
 * Listens anew when receivers are there and no report of theirs is heard: whoever deletes the exchange
 * takes what is bound to it along, without a word to this process.
 */
export default fp<Options>(
  async (app, { silentMs = SILENT_MS }) => {
    let begunAt = Date.now()
    const restart = () => {
      begunAt = Date.now()
    }
    const silentFor = () => Date.now() - Math.max(begunAt, app.receivers.heardAt())

    async function check() {
      if (silentFor() <= REPORT_EVERY_MS) return
      const receivers = (await app.countQueues())?.receivers
      // a broker that blocks publishing takes no reports
      if (!receivers || app.publisher.broker.blocked) return restart()
      if (silentFor() < silentMs) return
      restart()
      app.log.warn({ receivers }, 'no receiver is heard, listening anew')
      app.listenAnew()
    }

    app.brokerWatch.on('connect', restart)
    const timer = setInterval(check, REPORT_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'unheard-reports', dependencies: ['events', 'publisher'] }
)
