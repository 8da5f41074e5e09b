import type { ResultState } from '#lib/images/images.ts'
import type { Carried } from '#lib/images/metadata.ts'
import type { Print } from '../develop/develop.ts'
import type { UndevelopableError } from '../pipeline/undevelopable.ts'

/** The states that a result ends in. */
export type Settled = ResultState & { status: 'done' | 'failed' }

export function done(
  state: ResultState,
  print: Print & { bytes: number; removed: (keyof Carried)[] },
  milliseconds: number
): Settled {
  return { ...over(state), ...print, status: 'done', milliseconds: Math.round(milliseconds) }
}

export function failed(state: ResultState, error: string): Settled {
  return { ...over(state), status: 'failed', error }
}

/** Failed by the image's own fault; with the limit, if it broke one. */
export function failedFor(state: ResultState, err: UndevelopableError): Settled {
  const { limit: variable, allowed = 0, measured = 0 } = err
  return {
    ...failed(state, err.message),
    ...(variable && { limit: { variable, allowed, measured } })
  }
}

/** Without what counted its attempts. */
function over({ receiver: _, ...state }: ResultState): ResultState {
  return { ...state, attempts: 0 }
}
