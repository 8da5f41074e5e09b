import type { Failure } from '#lib/failures/failure.ts'
import { failures } from './en/failures/index.ts'
import { wordFailure } from './failure-words.ts'

/**
 * The failure as a sentence for logs, configuration errors and the JSON's `error`. Loads no other
 * language.
 */
export function inEnglish(failure: Failure): string {
  return wordFailure(failure, failures, 'en')
}
