import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import type { Carried } from '#lib/images/metadata.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Print } from '../develop/develop.ts'

/** The state of a settled result. */
export type FinalState = ResultState & { status: 'done' | 'failed' }

/** `milliseconds` is the time that developing took. */
export function doneState(
  state: ResultState,
  print: Print & { bytes: number; removed: (keyof Carried)[] },
  milliseconds: number
): FinalState {
  return {
    ...withoutAttempts(state),
    ...print,
    status: 'done',
    milliseconds: Math.round(milliseconds)
  }
}

/** Includes the limit if one was exceeded. */
export function failedState(
  state: ResultState,
  { code, parameters }: Failure<ResultFailureCode>
): FinalState {
  return {
    ...withoutAttempts(state),
    status: 'failed',
    code,
    parameters,
    ...('limit' in parameters && { limit: parameters.limit })
  }
}

function withoutAttempts({ receiver: _, ...state }: ResultState): ResultState {
  return { ...state, attempts: 0 }
}
