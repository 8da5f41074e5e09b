import fp from 'fastify-plugin'
import { overLimit } from '../http/problem.ts'

const COUNT_EVERY_MS = 1000
const RETRY_AFTER = { 'retry-after': '10' }

declare module 'fastify' {
  interface FastifyInstance {
    /** @throws Problem queue-full when not even one more job may come */
    assertQueueHasRoom(): Promise<void>
    /** Does what brings so many jobs to the queue. @throws Problem queue-full when it has no room */
    enqueueWithinLimit<T>(jobs: number, bring: () => Promise<T>): Promise<T>
  }
}

/** The queue's own length limit is soft and drops jobs: web refuses them before. */
export default fp<{ maxQueued: number }>(
  async (app, { maxQueued }) => {
    let counted = 0
    let countedAt = 0
    let counting: Promise<void> | undefined
    /** Let in and not yet published, so that no count has them. */
    let onTheWay = 0
    /** Published since the last count began: it may have them or not. */
    let brought = 0

    const taken = () => counted + onTheWay + brought
    const isFull = (jobs: number) => taken() + jobs > maxQueued

    async function count() {
      const before = brought
      countedAt = Date.now()
      const counts = await app.countQueues()
      if (!counts) return
      counted = counts.queued + counts.retrying
      brought -= before
    }

    /** `letIn` follows the last look at once, so that nobody else comes in between. */
    async function makeRoom(jobs: number, letIn: () => void) {
      if (isFull(jobs) || Date.now() - countedAt > COUNT_EVERY_MS) {
        counting ??= count().finally(() => (counting = undefined))
        await counting
      }
      if (isFull(jobs)) {
        const limit = { variable: 'MAX_QUEUED', allowed: maxQueued, measured: taken() }
        throw overLimit('queue-full', limit, RETRY_AFTER)
      }
      letIn()
    }

    app.decorate('assertQueueHasRoom', () => makeRoom(1, () => {}))
    app.decorate('enqueueWithinLimit', async (jobs: number, bring: () => Promise<never>) => {
      await makeRoom(jobs, () => (onTheWay += jobs))
      try {
        return await bring()
      } finally {
        onTheWay -= jobs
        brought += jobs
      }
    })
  },
  { name: 'queue-limit', dependencies: ['events'] }
)
