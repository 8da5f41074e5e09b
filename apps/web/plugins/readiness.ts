import fp from 'fastify-plugin'
import { SECOND_MS } from '#lib/units.ts'
import { brokerAway } from '../http/broker-away.ts'
import { Problem } from '../http/problem.ts'
import { storageFault } from '../operators/status.ts'

/** How long a check shows that the storage can be written. */
const VALID_MS = 10 * SECOND_MS
const RETRY_AFTER = { 'retry-after': '2' }

declare module 'fastify' {
  interface FastifyInstance {
    readiness: {
      /** Why no image can be taken and developed; undefined when that is proven. */
      problem(): Promise<Problem | undefined>
      /** The storage failed a request: it has to be checked anew. */
      storageFailed(): void
    }
  }
}

export default fp(
  async (app) => {
    let writtenAt = Number.NEGATIVE_INFINITY
    let checking: ReturnType<typeof storageFault> | undefined

    async function check() {
      const fault = await storageFault(app.images.storage)
      if (!fault) writtenAt = performance.now()
      return fault
    }

    async function storageTrouble() {
      if (performance.now() - writtenAt < VALID_MS) return undefined
      checking ??= check().finally(() => (checking = undefined))
      return await checking
    }

    app.decorate('readiness', {
      async problem() {
        const trouble = await app.publisher.trouble()
        if (trouble) return brokerAway(trouble, RETRY_AFTER)
        const reason = await storageTrouble()
        return (
          reason && new Problem('storage-away', { parameters: { reason }, headers: RETRY_AFTER })
        )
      },
      storageFailed() {
        writtenAt = Number.NEGATIVE_INFINITY
      }
    })
  },
  { name: 'readiness', dependencies: ['storage', 'publisher'] }
)
