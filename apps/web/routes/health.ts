import type { FastifyInstance } from 'fastify'
import { sendProblem } from '../http/errors.ts'

export default async function health(app: FastifyInstance) {
  app.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'OK' }
  })

  // sent, not thrown: a probe that asks every second must not fill the log
  app.get('/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const problem = await app.readiness.problem()
    return problem ? sendProblem(request, reply, problem) : { status: 'OK' }
  })
}
