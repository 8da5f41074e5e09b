import fp from 'fastify-plugin'

const ASK_EVERY_MS = 1000

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Whether a receiver is running. True while the broker does not answer, to raise no false
     * alarm.
     */
    hasReceivers(): Promise<boolean>
  }
}

/** Asks the broker at most once a second, however many pages are open. */
export default fp(
  async (app) => {
    let lastAnswer = Promise.resolve(true)
    let lastKnown = true
    let askedAt = Number.NEGATIVE_INFINITY

    app.decorate('hasReceivers', () => {
      if (performance.now() - askedAt > ASK_EVERY_MS) {
        askedAt = performance.now()
        lastAnswer = app.countQueues().then((counts) => counts?.receivers !== 0)
      }
      return lastAnswer
    })

    async function check() {
      if (!app.changes.any() || lastKnown === (await app.hasReceivers())) return
      lastKnown = !lastKnown
      app.changes.changedAll()
    }

    const timer = setInterval(check, ASK_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'receiver-presence', dependencies: ['events'] }
)
