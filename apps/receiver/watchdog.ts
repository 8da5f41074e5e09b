import type { Job } from '#lib/job.ts'

export type Watchdog = ReturnType<typeof createWatchdog>

/**
 * libvips cannot be interrupted in the middle: past the time, `bark` has to end the receiver.
 */
export function createWatchdog(timeoutMs: number, bark: (job: Job) => void) {
  return {
    async during<T>(job: Job, task: () => Promise<T>): Promise<T> {
      const timer = setTimeout(bark, timeoutMs, job)
      try {
        return await task()
      } finally {
        clearTimeout(timer)
      }
    }
  }
}
