import type { Carried } from '#lib/images/metadata.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Print } from '../develop/develop.ts'
import type { UndevelopableError } from '../pipeline/undevelopable.ts'

/** The states that a result ends in. */
export type FinalState = ResultState & { status: 'done' | 'failed' }

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

export function failedState(state: ResultState, error: string): FinalState {
  return { ...withoutAttempts(state), status: 'failed', error }
}

/** Failed by the image's own fault; with the limit, if it broke one. */
export function refusedState(state: ResultState, err: UndevelopableError): FinalState {
  const { limit: variable, allowed = 0, measured = 0 } = err
  return {
    ...failedState(state, err.message),
    ...(variable && { limit: { variable, allowed, measured } })
  }
}

/** Without what counted its attempts. */
function withoutAttempts({ receiver: _, ...state }: ResultState): ResultState {
  return { ...state, attempts: 0 }
}
