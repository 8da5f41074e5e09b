import type { Failure } from '#lib/failures/failure.ts'
import { inEnglish } from '#lib/messages/english.ts'

/** A sentence in English, and the code and parameters for programs; null without a failure. */
export function failureJson<F extends Failure>(failure: F | undefined) {
  return {
    error: failure ? inEnglish(failure) : null,
    code: (failure?.code ?? null) as F['code'] | null,
    parameters: (failure?.parameters ?? null) as F['parameters'] | null
  }
}
