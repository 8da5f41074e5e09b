import { MEGABYTE } from '#lib/units.ts'
import type { Worker } from './worker.ts'

/** Anonymous memory of a worker that has done nothing yet (measured: 28 MB). */
export const WORKER_BYTES = 32 * MEGABYTE
/** A worker that keeps so much more than it had at its start is to start afresh. */
const GROWN_BYTES = 24 * MEGABYTE
/** How far a job may exceed its estimate before it is killed for want of memory. */
const TOLERANCE = { share: 0.25, bytes: 32 * MEGABYTE }

/** What memory a worker may take, and what it really takes. In bytes, the worker's own included. */
export function createGauge(worker: Worker) {
  let granted = 0
  let resident = WORKER_BYTES
  let grown = Number.POSITIVE_INFINITY

  /** Reads the worker's memory. `stopped`: by a signal, as in a debugger. */
  function look(): { stopped: boolean } {
    const found = worker.look()
    if (found) resident = found.bytes
    return { stopped: found?.stopped ?? false }
  }
  function setOut() {
    look()
    grown = resident + GROWN_BYTES
  }
  worker.ready.then(setOut, () => {})
  const excess = () => Math.max(0, resident - granted)

  return {
    look,
    /** What its job may take; 0 without one. */
    grant(bytes: number) {
      granted = bytes
    },
    excess,
    held: () => Math.max(granted, resident),
    resident: () => resident,
    isGrown: () => resident > grown,
    isOvergrown: () =>
      granted > 0 && excess() > Math.max(granted * TOLERANCE.share, TOLERANCE.bytes)
  }
}
