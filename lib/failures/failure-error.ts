import type { Failure } from './failure.ts'

/** Throws a failure. Its message is the code: sentences are made where they are read. */
export class FailureError<F extends Failure = Failure> extends Error {
  override name = 'FailureError'
  failure: F

  constructor(failure: F, options?: ErrorOptions) {
    super(failure.code, options)
    this.failure = failure
  }
}
