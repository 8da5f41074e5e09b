import type { Failure, PrintNote, ResultFailureCode } from '#lib/failures/failure.ts'
import type { Limit } from '#lib/failures/limit.ts'
import type { Carried } from './metadata.ts'
import type { Mark } from './pending-marks.ts'
import type { Status } from './status.ts'

/** What has become of a result. `processing` is never stored: web hears of it in events. */
export type ResultState = Pick<Mark, 'recipe' | 'askedAt' | 'markedAt'> & {
  status: Status
  format?: string
  width?: number
  height?: number
  bytes?: number
  milliseconds?: number
  /** Metadata that the original has and the print does not. */
  removed?: (keyof Carried)[]
  /** What the print is not, although it is done. */
  notes?: PrintNote[]
  /** Why it failed. */
  code?: ResultFailureCode
  parameters?: Failure<ResultFailureCode>['parameters']
  /** The limit that it broke. */
  limit?: Limit
  /** Why it failed, as a release wrote it that knew no codes. */
  error?: string
}

/** A result in its final state, as it is stored, once. */
export type Settled = ResultState & { status: 'done' | 'failed' }

export function queuedState({ recipe, askedAt, markedAt }: Mark): ResultState {
  return { recipe, askedAt, markedAt, status: 'queued' }
}

/** Why it failed; undefined: it did not. */
export function failureOf(state: ResultState): Failure<ResultFailureCode> | undefined {
  const { status, code, parameters = {}, error = '' } = state
  if (status !== 'failed') return undefined
  if (!code) return { code: 'unclassified', parameters: { sentence: error } }
  return { code, parameters } as Failure<ResultFailureCode>
}

export function isSettled({ status }: Pick<ResultState, 'status'>): boolean {
  return status === 'done' || status === 'failed'
}

/** Whether the print shows all of the picture; undefined: there is no print. */
export function isComplete({ status, notes = [] }: ResultState): boolean | undefined {
  return status === 'done' ? notes.every(({ code }) => code !== 'printed-in-part') : undefined
}
