import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Timed } from './develop-once.ts'

/** The state of a settled result. */
export type FinalState = ResultState & { status: 'done' | 'failed' }

export function doneState(state: ResultState, { developed, milliseconds }: Timed): FinalState {
  return {
    ...withoutAttempts(state),
    ...developed,
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
