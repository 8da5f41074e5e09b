import type { Carried } from './metadata.ts'

export type Status = 'queued' | 'processing' | 'done' | 'failed'

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
  /** Why it failed, worded for the person who sent the image. */
  error?: string
  /** The limit that was exceeded: the variable to change, its value, and the measured value. */
  limit?: { variable: string; allowed: number; measured: number }
}

export function isSettled({ status }: Pick<ResultState, 'status'>): boolean {
  return status === 'done' || status === 'failed'
}
