import type { Carried } from './metadata.ts'

export type Status = 'queued' | 'processing' | 'done' | 'failed'

export type ResultState = {
  recipe: string
  status: Status
  /** When it was asked for; results are listed in this order. */
  askedAt: string
  /** Begun and not settled: a receiver that dies in the middle leaves its attempt counted. */
  attempts: number
  /** Which run of a receiver began it last. */
  receiver?: string
  format?: string
  width?: number
  height?: number
  bytes?: number
  milliseconds?: number
  /** What the original carries and the print does not. */
  removed?: (keyof Carried)[]
  /** Why it failed, for the person who sent it. */
  error?: string
  /** The limit that it broke: the variable to change, its value, what was measured. */
  limit?: { variable: string; allowed: number; measured: number }
}

export function isSettled({ status }: Pick<ResultState, 'status'>): boolean {
  return status === 'done' || status === 'failed'
}
