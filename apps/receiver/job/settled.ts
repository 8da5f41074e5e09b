import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import type { Settled } from '#lib/images/result-state.ts'
import type { Timed } from './develop-once.ts'

export function done(mark: Mark, { developed, milliseconds }: Timed): Settled {
  return { ...asked(mark), ...developed, status: 'done', milliseconds: Math.round(milliseconds) }
}

/** Includes the limit if one was exceeded. */
export function failed(mark: Mark, { code, parameters }: Failure<ResultFailureCode>): Settled {
  const limit = 'limit' in parameters ? { limit: parameters.limit } : {}
  return { ...asked(mark), status: 'failed', code, parameters, ...limit }
}

function asked({ recipe, askedAt, markedAt }: Mark): Pick<Mark, 'recipe' | 'askedAt' | 'markedAt'> {
  return { recipe, askedAt, markedAt }
}
