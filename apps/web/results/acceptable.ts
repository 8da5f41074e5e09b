import type { FastifyRequest } from 'fastify'
import { qualityOf } from '../http/accept.ts'
import { Problem } from '../http/problem.ts'

/** @throws Problem not-acceptable unless Accept allows one of these formats of a print */
export function assertAcceptable(
  { headers: { accept } }: FastifyRequest,
  recipe: string,
  formats: string[]
) {
  const types = formats.map((format) => `image/${format}`)
  if (types.some((type) => qualityOf(accept, type) > 0)) return
  const parameters = { recipe, mediaType: types.join(', '), accept: accept ?? '' }
  throw new Problem('not-acceptable', { parameters })
}
