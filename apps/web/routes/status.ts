import type { FastifyInstance } from 'fastify'
import packageJson from '../../../package.json' with { type: 'json' }
import { sendProblem } from '../errors.ts'
import { Problem } from '../problem.ts'

const RETRY_AFTER = { 'retry-after': '2' }

export default async function status(app: FastifyInstance) {
  const storageFault = () =>
    app.images.storage.check().then(
      () => undefined,
      (err: Error) => err.message
    )

  app.get('/status', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const [counts, fault] = await Promise.all([app.countQueues(), storageFault()])
    const { connected, blocked } = app.publisher.broker
    return {
      status: 'OK',
      version: packageJson.version,
      node: process.version,
      uptime: Math.round(process.uptime()),
      broker: { connected, blocked: blocked ?? null },
      queue: counts
        ? { queued: counts.queued, retrying: counts.retrying, dead: counts.dead }
        : null,
      receivers: counts?.receivers ?? null,
      receiving: app.receivers.list(),
      storage: { writable: !fault, error: fault ?? null },
      memory: { rss: process.memoryUsage.rss() }
    }
  })

  app.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'OK' }
  })

  // answered, not thrown: a probe that asks each second must not fill the log
  app.get('/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { connected, blocked } = app.publisher.broker
    if (!connected || blocked) {
      const reason = blocked ? `takes no messages for now (${blocked})` : 'is not connected'
      return sendProblem(request, reply, notReady('broker-away', reason))
    }
    const fault = await storageFault()
    if (fault) return sendProblem(request, reply, notReady('storage-away', fault))
    return { status: 'OK' }
  })
}

function notReady(code: 'broker-away' | 'storage-away', reason: string): Problem {
  return new Problem(code, { parameters: { reason }, headers: RETRY_AFTER })
}
