import fp from 'fastify-plugin'
import { overLimit } from '../problem.ts'

const COUNT_EVERY_MS = 1000
const RETRY_AFTER = { 'retry-after': '10' }

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts new jobs in. @throws Problem queue-full */
    admitJobs(count: number): Promise<void>
  }
}

/** The queue's own length limit is soft and drops jobs: web refuses them before. */
export default fp<{ maxQueued: number }>(
  async (app, { maxQueued }) => {
    let counted = 0
    let admittedSince = 0
    let countedAt = 0

    async function count() {
      const admittedBefore = admittedSince
      countedAt = Date.now()
      const counts = await app.countQueues()
      if (!counts) return
      counted = counts.queued + counts.retrying
      admittedSince -= admittedBefore
    }

    app.decorate('admitJobs', async (jobs: number) => {
      const full = () => counted + admittedSince + jobs > maxQueued
      if (full() || Date.now() - countedAt > COUNT_EVERY_MS) await count()
      if (full()) {
        const measured = counted + admittedSince
        throw overLimit(
          'queue-full',
          { variable: 'MAX_QUEUED', allowed: maxQueued, measured },
          RETRY_AFTER
        )
      }
      admittedSince += jobs
    })
  },
  { name: 'queue-limit', dependencies: ['events'] }
)
