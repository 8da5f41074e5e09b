import type { Job } from '#lib/broker/job.ts'

export type Watchdog = ReturnType<typeof createWatchdog>

/**
 * libvips cannot be interrupted, so `onTimeout` has to exit the process. It is called once; other
 * jobs that time out meanwhile run again in the next process.
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
