import type { FastifyInstance } from 'fastify'
import { brokerTrouble } from '#lib/broker/trouble.ts'
import { brokerAway } from '../http/broker-away.ts'
import { sendProblem } from '../http/errors.ts'
import { Problem } from '../http/problem.ts'
import { storageFault } from '../operators/status.ts'

const RETRY_AFTER = { 'retry-after': '2' }

export default async function health(app: FastifyInstance) {
  app.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'OK' }
  })

  // sent, not thrown: a probe that asks every second must not fill the log
  app.get('/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { connected, blocked } = app.publisher.broker
    if (!connected || blocked) {
      const reason = brokerTrouble(blocked)
      return sendProblem(request, reply, brokerAway(reason, RETRY_AFTER))
    }
    const reason = await storageFault(app.images.storage)
    if (reason) {
      const problem = new Problem('storage-away', { parameters: { reason }, headers: RETRY_AFTER })
      return sendProblem(request, reply, problem)
    }
    return { status: 'OK' }
  })
}
