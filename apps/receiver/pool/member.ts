import { createGauge } from './gauge.ts'
import { startWorker, type WorkerOptions } from './worker.ts'
import type { Death } from './worker-errors.ts'

/** How long a worker stays without a job, so that the next image need not wait for a start. */
const KEEP_WARM_MS = 20_000
/** How long it has for giving memory back. */
const SETTLE_MS = 1000

export type Member = ReturnType<typeof createMember>

/** A worker, with or without a job. */
export function createMember(options: WorkerOptions) {
  const worker = startWorker(options)
  const gauge = createGauge(worker)
  let idle: { timer: NodeJS.Timeout; since: number } | undefined

  /** It does not rest any more. */
  function busy() {
    clearTimeout(idle?.timer)
    idle = undefined
  }
  function end(death: Death) {
    busy()
    worker.kill(death)
  }

  return {
    worker,
    makesViews: false,
    ...gauge,
    busy,
    end,
    /** It has no job. If it gets none for a while, it ends. */
    rest() {
      const timer = setTimeout(end, KEEP_WARM_MS, 'stopped')
      idle = { timer, since: performance.now() }
    },
    isIdle: () => idle !== undefined && worker.alive(),
    /** Without a job for a moment, and yet with more memory than one needs for that. */
    isGrown: () => idle && performance.now() - idle.since > SETTLE_MS && gauge.isGrown()
  }
}
