import type { MemorySemaphore } from './memory-semaphore.ts'
import type { Share } from './memory-shares.ts'

export type Grant = ReturnType<typeof createGrant>

/** The memory of one job, which turns out to need more than it has got at first. */
export function createGrant(semaphore: MemorySemaphore) {
  let share: Share | undefined
  let granted = 0

  function take(bytes: number, taken: Share | undefined) {
    share = taken
    granted = taken ? bytes : 0
  }
  const atMost = (bytes: number) => Math.min(bytes, semaphore.total)
  function release() {
    share?.release()
    take(0, undefined)
  }

  return {
    bytes: () => granted,
    evicted: () => share?.evicted,

    /** Whether it has so much now. What it had is given back if it has not. */
    tryAcquire(wanted: number): boolean {
      const bytes = atMost(wanted)
      if (granted >= bytes) return true
      release()
      take(bytes, semaphore.tryAcquire(bytes))
      return share !== undefined
    },

    /** Waits until it has so much. @throws SemaphoreClosed */
    async acquire(wanted: number): Promise<void> {
      release()
      take(atMost(wanted), await semaphore.acquire(wanted))
    },

    release
  }
}
