import type { Job } from '#lib/broker/job.ts'

export type Watchdog = ReturnType<typeof createWatchdog>

/**
 * libvips cannot be interrupted in the middle: past the time, `bark` has to end the receiver.
 * It is called once: what else is overdue by then has its time in the next receiver.
 */
export function createWatchdog(timeoutMs: number, bark: (job: Job) => void) {
  let barked = false
  function barkOnce(job: Job) {
    if (!barked) bark(job)
    barked = true
  }

  return {
    async during<T>(job: Job, task: () => Promise<T>): Promise<T> {
      const timer = setTimeout(barkOnce, timeoutMs, job)
      try {
        return await task()
      } finally {
        clearTimeout(timer)
      }
    }
  }
}
