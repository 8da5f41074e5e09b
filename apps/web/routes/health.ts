import type { FastifyInstance } from 'fastify'
import { sendProblem } from '../http/errors.ts'
import { Problem } from '../http/problem.ts'
import { storageFault } from '../operators/status.ts'

const RETRY_AFTER = { 'retry-after': '2' }

export default async function health(app: FastifyInstance) {
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
    const fault = await storageFault(app.images.storage)
    if (fault) return sendProblem(request, reply, notReady('storage-away', fault))
    return { status: 'OK' }
  })
}

function notReady(code: 'broker-away' | 'storage-away', reason: string): Problem {
  return new Problem(code, { parameters: { reason }, headers: RETRY_AFTER })
}
