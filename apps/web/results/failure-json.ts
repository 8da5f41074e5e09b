import type { Failure } from '#lib/failures/failure.ts'
import { inEnglish } from '#lib/messages/english.ts'

/** Why it failed: for people that read English, and for programs. All null when it did not. */
export function failureJson<F extends Failure>(failure: F | undefined) {
  return {
    error: failure ? inEnglish(failure) : null,
    code: (failure?.code ?? null) as F['code'] | null,
    parameters: (failure?.parameters ?? null) as F['parameters'] | null
  }
}
