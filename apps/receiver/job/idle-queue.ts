/** Longer than the few milliseconds between two jobs of a full queue. */
const IDLE_MS = 100
/** Memory that a task lacked may be free by then. */
const AGAIN_MS = 1000

type Task<T> = (one: T, interrupted: AbortSignal) => Promise<boolean>

/**
 * Runs `task` for the added images while no job is in hand, so that prints come first, `atOnce` at a
 * time; `stop` drops those still waiting. A task that returns false, as it was interrupted for
 * instance, runs again after the next job, or a second later.
 */
export function createIdleQueue<T extends { image: string }>(task: Task<T>, atOnce = 1) {
  const waiting = new Map<string, T>()
  const running = new Set<AbortController>()
  const timer = createTimer(runWaiting)
  let inHand = 0

  function runWaiting() {
    if (running.size > 0) return
    const all = [...waiting.values()].values()
    for (let i = 0; i < atOnce; i++) runEach(all)
  }

  async function runEach(all: Iterable<T>) {
    for (const one of all) {
      if (inHand > 0) return
      waiting.delete(one.image)
      const controller = new AbortController()
      running.add(controller)
      if (!(await task(one, controller.signal))) waiting.set(one.image, one)
      running.delete(controller)
    }
    if (running.size === 0 && waiting.size > 0) timer.runAfter(AGAIN_MS)
  }

  return {
    /** Keeps one per image. */
    add: (one: T) => void waiting.set(one.image, one),

    /** Runs work that takes precedence over the queue. */
    async whileBusy<T>(work: () => Promise<T>): Promise<T> {
      inHand++
      timer.clear()
      return await work().finally(() => {
        if (--inHand === 0) timer.runAfter(IDLE_MS)
      })
    },

    /** A job has to wait for what the running tasks take. */
    interrupt() {
      for (const controller of running) controller.abort()
    },

    stop() {
      timer.close()
      waiting.clear()
    }
  }
}

/** Runs `run` once, after the time that was named last. */
function createTimer(run: () => void) {
  let timeout: NodeJS.Timeout | undefined
  let isClosed = false
  const clear = () => clearTimeout(timeout)

  return {
    clear,
    runAfter(ms: number) {
      clear()
      if (!isClosed) timeout = setTimeout(run, ms)
    },
    close() {
      isClosed = true
      clear()
    }
  }
}
