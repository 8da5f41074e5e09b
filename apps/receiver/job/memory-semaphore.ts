type Waiting = { share: number; acquire: () => void; reject: (reason: Error) => void }

export type MemorySemaphore = ReturnType<typeof createMemorySemaphore>

/** Rejects the requests still waiting when the receiver stops. */
export class SemaphoreClosed extends Error {
  override name = 'SemaphoreClosed'
}

/**
 * Shares out `total` bytes of memory, first come, first served. A request for more gets all of it,
 * alone; ask for `Infinity` to run alone.
 */
export function createMemorySemaphore(total: number) {
  const waiting: Waiting[] = []
  let free = total
  let closed = false

  /** At least one byte, lest a request for nothing slip in beside one that runs alone. */
  const shareOf = (wanted: number) => Math.min(Math.max(wanted, 1), total)

  function tryAcquire(wanted: number): (() => void) | undefined {
    const share = shareOf(wanted)
    if (waiting.length > 0 || share > free) return undefined
    return take(share)
  }

  function take(share: number): () => void {
    free -= share
    let held = true
    return () => {
      if (!held) return
      held = false
      free += share
      admit()
    }
  }

  function admit() {
    while (waiting[0] && waiting[0].share <= free) waiting.shift()?.acquire()
  }

  return {
    total,
    free: () => free,
    tryAcquire,
    /** @returns the function that releases it */
    acquire(wanted: number): Promise<() => void> {
      const share = shareOf(wanted)
      return new Promise((resolve, reject) => {
        if (closed) return reject(new SemaphoreClosed('the receiver is stopping'))
        waiting.push({ share, acquire: () => resolve(take(share)), reject })
        admit()
      })
    },
    close() {
      closed = true
      for (const { reject } of waiting.splice(0)) {
        reject(new SemaphoreClosed('the receiver is stopping'))
      }
    }
  }
}
