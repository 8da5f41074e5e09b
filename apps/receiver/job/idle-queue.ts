import type { Job } from '#lib/broker/job.ts'

/** Between two jobs of a full queue there are a few milliseconds. */
const IDLE_MS = 100

export type IdleQueue = ReturnType<typeof createIdleQueue>

/**
 * Prints come first: what else is to be done for an image waits until no job is in hand, and is
 * given up when the receiver stops. `task` returns false when it would rather wait for another job's
 * end: something of that one is in its way.
 */
export function createIdleQueue(task: (job: Job) => Promise<boolean>) {
  const waiting = new Map<string, Job>()
  let inHand = 0
  let running = false
  let idleTimer: NodeJS.Timeout | undefined

  async function runWaiting() {
    if (running) return
    running = true
    for (const [image, job] of [...waiting]) {
      if (inHand > 0) break
      waiting.delete(image)
      if (!(await task(job))) waiting.set(image, job)
    }
    running = false
  }

  return {
    /** One job of an image stands for all of them. */
    add: (job: Job) => void waiting.set(job.image, job),

    /** Work that goes before. */
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

    stop() {
      clearTimeout(idleTimer)
      waiting.clear()
    }
  }
}
