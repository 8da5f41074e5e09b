import type { Failure, RefusalCode } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'

/** The image itself is at fault: a retry would not help. */
export class Refused extends FailureError<Failure<RefusalCode>> {
  override name = 'Refused'
}

/** Why a worker ended in the middle: by itself, or killed by us. */
export type Death =
  /** By a signal that we did not send: a fault in a library, or the kernel, out of memory. */
  | 'crashed'
  /** Over JOB_TIMEOUT_SECONDS. */
  | 'overdue'
  /** Over the memory that it was granted, when there was no more. */
  | 'overgrown'
  /** Its memory is needed by others. */
  | 'evicted'
  /** The receiver is stopping. */
  | 'stopped'

/** The worker is gone, and what it was asked for with it. */
export class WorkerDied extends Error {
  override name = 'WorkerDied'
  death: Death
  /** The most memory that it was seen with, in bytes. */
  peak: number

  constructor(death: Death, { peak = 0, detail = '' } = {}) {
    super(`the worker is gone: ${death}${detail && `, ${detail}`}`)
    this.death = death
    this.peak = peak
  }
}

/** Our own code is at fault: neither the image nor the machine. */
export class OwnFault extends Error {
  override name = 'OwnFault'
}

/** The machine is at fault: the job is to be retried. */
export class WorkerTrouble extends Error {
  override name = 'WorkerTrouble'
}
