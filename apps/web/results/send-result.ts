import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Image, resultKey } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { sendProblem } from '../http/errors.ts'
import { Problem } from '../http/problem.ts'
import { sendBytes } from '../http/send-bytes.ts'

/** The bytes of a result that is done; else why there are none, or not yet. */
export function sendResult(
  request: FastifyRequest,
  reply: FastifyReply,
  { storage, image, state }: { storage: Storage; image: Image; state: ResultState }
) {
  if (state.status === 'failed') return sendProblem(request, reply, failed(state))
  if (state.status !== 'done') return sendProblem(request, reply, waiting(state))
  const { format = 'png', bytes = 0, recipe } = state
  return sendBytes(request, reply, {
    storage,
    key: resultKey(image.id, recipe),
    bytes,
    format,
    filename: printName(image.original.name, recipe, format),
    etag: `"${image.id}.${recipeKey(recipe)}"`
  })
}

function failed({ recipe, error = '', limit }: ResultState): Problem {
  const members = limit && {
    limit: limit.allowed,
    measured: limit.measured,
    variable: limit.variable
  }
  const parameters = { reason: error }
  return new Problem('result-failed', {
    parameters,
    members: { recipe, state: 'failed', ...members }
  })
}

function waiting({ recipe, status }: ResultState): Problem {
  return new Problem('result-waiting', {
    parameters: { state: status },
    members: { recipe },
    headers: { 'retry-after': '1' }
  })
}

/** `fry.jpg` through `thermal:palette=inferno` is `fry.thermal-palette-inferno.png`. */
export function printName(original: string, recipe: string, format: string): string {
  const base = original.replace(/\.[^.]*$/, '')
  return `${base}.${recipe.replace(/[^\w]+/g, '-').slice(0, 60)}.${format}`
}
