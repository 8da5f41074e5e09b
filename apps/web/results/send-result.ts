import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import { type Image, resultKey } from '#lib/images/images.ts'
import { failureOf, type ResultState } from '#lib/images/result-state.ts'
import { asksForBest } from '#lib/recipes/best.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { sendProblem } from '../http/errors.ts'
import { wantsBytes } from '../http/negotiate.ts'
import { Problem } from '../http/problem.ts'
import { sendBytes } from '../http/send-bytes.ts'
import { assertAcceptable } from './acceptable.ts'

/** Sends the bytes of a finished result, else a problem that says why there are none. */
export function sendResult(
  request: FastifyRequest,
  reply: FastifyReply,
  { storage, image, state }: { storage: Storage; image: Image; state: ResultState }
) {
  const reason = failureOf(state)
  if (reason) return sendProblem(request, reply, failed(state, reason))
  if (state.status !== 'done') return sendProblem(request, reply, waiting(state))
  const { format = 'png', bytes = 0, recipe, askedAt } = state
  if (asksForBest(recipe)) {
    reply.header('vary', 'Accept')
    if (wantsBytes(request)) assertAcceptable(request, recipe, [format])
  }
  return sendBytes(request, reply, {
    storage,
    key: resultKey(image.id, recipe),
    bytes,
    format,
    filename: printName(image.original.name, recipe, format),
    etag: `"${image.id}.${recipeKey(recipe)}"`,
    // before that, there was none: what is tried again was asked for again
    modifiedAt: askedAt
  })
}

function failed({ recipe, limit }: ResultState, reason: Failure<ResultFailureCode>): Problem {
  const parameters = { recipe, state: 'failed', reason } as const
  return new Problem('result-failed', { parameters, members: limit ? { limit } : {} })
}

function waiting({ recipe, status }: ResultState): Problem {
  return new Problem('result-waiting', {
    parameters: { recipe, state: status },
    headers: { 'retry-after': '1' }
  })
}

/** `fry.jpg` through `thermal:palette=inferno` becomes `fry.thermal-palette-inferno.png`. */
export function printName(original: string, recipe: string, format: string): string {
  const base = original.replace(/\.[^.]*$/, '')
  return `${base}.${recipe.replace(/[^\w]+/g, '-').slice(0, 60)}.${format}`
}
