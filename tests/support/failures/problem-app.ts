import fastifyAccepts from '@fastify/accepts'
import fastify from 'fastify'
import type { Test } from 'tap'
import type { Failure, ProblemCode } from '#lib/failures/failure.ts'
import type { Sessions } from '../../../apps/web/access/sessions.ts'
import { registerErrors } from '../../../apps/web/http/errors.ts'
import { Problem } from '../../../apps/web/http/problem.ts'
import pages from '../../../apps/web/plugins/pages.ts'

/** Answers each request with this problem, as web does. */
export async function openProblems(t: Test, problems: Failure<ProblemCode>[]) {
  const app = fastify()
  app.decorate('readiness', { problem: async () => undefined, storageFailed() {} })
  app.decorate('sessions', { isShownBy: () => false } as unknown as Sessions)
  registerErrors(app)
  await app.register(fastifyAccepts)
  await app.register(pages)
  app.get<{ Params: { index: number } }>('/problems/:index', ({ params }) => {
    const { code, parameters } = problems[params.index] as Failure<ProblemCode>
    throw new Problem(...([code, { parameters }] as ConstructorParameters<typeof Problem>))
  })
  t.teardown(() => app.close())
  return async (index: number, accept: string, language: string) => {
    const headers = { accept, 'accept-language': language }
    return await app.inject({ url: `/problems/${index}`, headers })
  }
}
