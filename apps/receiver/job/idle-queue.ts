import type { Job } from '#lib/broker/job.ts'

/** Longer than the few milliseconds between two jobs of a full queue. */
const IDLE_MS = 100

/**
 * Runs `task` for the added jobs while no job is in hand, so that prints come first; `stop` drops
 * those still waiting. A task that returns false, as it was interrupted for instance, runs again
 * after the next job.
 */
export function createIdleQueue(task: (job: Job, interrupted: AbortSignal) => Promise<boolean>) {
  const waiting = new Map<string, Job>()
  let inHand = 0
  let running: AbortController | undefined
  let idleTimer: NodeJS.Timeout | undefined

  async function runWaiting() {
    if (running) return
    for (const [image, job] of [...waiting]) {
      if (inHand > 0) break
      waiting.delete(image)
      running = new AbortController()
      if (!(await task(job, running.signal))) waiting.set(image, job)
      running = undefined
    }
  }

  return {
    /** Keeps one job per image. */
    add: (job: Job) => void waiting.set(job.image, job),

    /** Runs work that takes precedence over the queue. */
    async whileBusy<T>(work: () => Promise<T>): Promise<T> {
      inHand++
      clearTimeout(idleTimer)
      try {
        return await work()
      } finally {
        inHand--
        if (inHand === 0) idleTimer = setTimeout(runWaiting, IDLE_MS)
      }
    },

    /** A job has to wait for what the running task takes. */
    interrupt: () => running?.abort(),

    stop() {
      clearTimeout(idleTimer)
      waiting.clear()
    }
  }
}
