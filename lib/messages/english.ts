import type { Failure } from '#lib/failures/failure.ts'
import { failures } from './en/failures/index.ts'
import { wordFailure } from './failure-words.ts'

/** The failure as logs, config faults and the JSON's `error` say it. Loads no other language. */
export function inEnglish(failure: Failure): string {
  return wordFailure(failure, failures, 'en')
}
