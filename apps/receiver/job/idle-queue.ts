import type { Job } from '#lib/broker/job.ts'

/** Longer than the few milliseconds between two jobs of a full queue. */
const IDLE_MS = 100

type Task = (job: Job, interrupted: AbortSignal) => Promise<boolean>

/**
 * Runs `task` for the added jobs while no job is in hand, so that prints come first, `atOnce` at a
 * time; `stop` drops those still waiting. A task that returns false, as it was interrupted for
 * instance, runs again after the next job.
 */
export function createIdleQueue(task: Task, atOnce = 1) {
  const waiting = new Map<string, Job>()
  const running = new Set<AbortController>()
  let inHand = 0
  let idleTimer: NodeJS.Timeout | undefined

  function runWaiting() {
    if (running.size > 0) return
    const jobs = [...waiting.values()].values()
    for (let i = 0; i < atOnce; i++) runEach(jobs)
  }

  async function runEach(jobs: Iterable<Job>) {
    for (const job of jobs) {
      if (inHand > 0) return
      waiting.delete(job.image)
      const controller = new AbortController()
      running.add(controller)
      if (!(await task(job, controller.signal))) waiting.set(job.image, job)
      running.delete(controller)
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

    /** A job has to wait for what the running tasks take. */
    interrupt() {
      for (const controller of running) controller.abort()
    },

    stop() {
      clearTimeout(idleTimer)
      waiting.clear()
    }
  }
}
