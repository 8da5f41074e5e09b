import type { Failure } from './failure.ts'

/** An error that carries a failure. Its message is the code: sentences are made for the reader. */
export class FailureError<F extends Failure = Failure> extends Error {
  override name = 'FailureError'
  failure: F

  constructor(failure: F, options?: ErrorOptions) {
    super(failure.code, options)
    this.failure = failure
  }
}
