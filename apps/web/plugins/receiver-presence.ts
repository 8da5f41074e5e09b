import fp from 'fastify-plugin'

const ASK_EVERY_MS = 1000

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether a receiver is at work; while the broker does not tell, nobody is to be alarmed. */
    hasReceivers(): Promise<boolean>
  }
}

/** However many pages look on, the broker is asked once a second. */
export default fp(
  async (app) => {
    let asked = Promise.resolve(true)
    let known = true
    let askedAt = Number.NEGATIVE_INFINITY

    app.decorate('hasReceivers', () => {
      if (performance.now() - askedAt > ASK_EVERY_MS) {
        askedAt = performance.now()
        asked = app.countQueues().then((counts) => counts?.receivers !== 0)
      }
      return asked
    })

    async function look() {
      if (!app.changes.any() || known === (await app.hasReceivers())) return
      known = !known
      app.changes.changedAll()
    }

    const timer = setInterval(look, ASK_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'receiver-presence', dependencies: ['events'] }
)
