import type { Failure, PrintNote, ResultFailureCode } from '#lib/failures/failure.ts'
import type { Limit } from '#lib/failures/limit.ts'
import type { Carried } from './metadata.ts'
import type { Status } from './status.ts'

export type ResultState = {
  recipe: string
  status: Status
  /** ISO 8601 time of the request; results are listed in this order. */
  askedAt: string
  /** Attempts begun without settling the result, including those of receivers that died. */
  attempts: number
  /** Id of the receiver process that began the last attempt. */
  receiver?: string
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
