/** A job that takes longer makes way for another one, so that quick ones need not wait for it. */
const LONG_MS = 2000
/** Jobs at once when some take long, as a multiple of `size`. */
const WITH_LONG_ONES = 2

/**
 * Lets `size` jobs run at once, besides those that take long. First come, first served; `onWait` is
 * called when one has to wait.
 */
export function createTurns(size: number, onWait: () => void) {
  const quick = createSlots(size, onWait)
  const all = createSlots(size * WITH_LONG_ONES, onWait)
  let running = 0

  return {
    running: () => running,

    async during<T>(task: () => Promise<T>): Promise<T> {
      const leaveAll = await all.enter()
      const leaveQuick = await quick.enter()
      const long = setTimeout(leaveQuick, LONG_MS)
      running++
      try {
        return await task()
      } finally {
        running--
        clearTimeout(long)
        leaveQuick()
        leaveAll()
      }
    }
  }
}

function createSlots(size: number, onWait: () => void) {
  const waiting: (() => void)[] = []
  let taken = 0

  function admit() {
    while (taken < size && waiting.length > 0) {
      taken++
      waiting.shift()?.()
    }
  }

  return {
    /** @returns the function that leaves it */
    async enter(): Promise<() => void> {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        admit()
        if (waiting.length > 0) onWait()
      })
      let inside = true
      return () => {
        if (!inside) return
        inside = false
        taken--
        admit()
      }
    }
  }
}
