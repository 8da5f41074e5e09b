import type { Job } from '#lib/broker/job.ts'

export type Watchdog = ReturnType<typeof createWatchdog>

/**
 * libvips cannot be interrupted: after `timeoutMs`, `onTimeout` has to end the receiver. It is called
 * once; other jobs that are overdue by then run again in the next receiver.
 */
export function createWatchdog(timeoutMs: number, onTimeout: (job: Job) => void) {
  let timedOut = false
  function timeOutOnce(job: Job) {
    if (!timedOut) onTimeout(job)
    timedOut = true
  }

  return {
    async during<T>(job: Job, task: () => Promise<T>): Promise<T> {
      const timer = setTimeout(timeOutOnce, timeoutMs, job)
      try {
        return await task()
      } finally {
        clearTimeout(timer)
      }
    }
  }
}
