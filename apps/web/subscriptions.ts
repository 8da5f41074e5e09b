export type Subscription = {
  /** Resolves at once when something changed since the last call, else at the change or in time. */
  changed(milliseconds: number): Promise<boolean>
  closed(): boolean
  end(): void
}

export type Subscriptions = ReturnType<typeof createSubscriptions>

/**
 * Who waits for changes of which image. A subscription begun before the state is read misses
 * nothing: what comes in between wakes the next `changed` at once.
 */
export function createSubscriptions() {
  const images = new Map<string, Set<() => void>>()
  let closed = false

  function subscribe(image: string): Subscription {
    let news = false
    let wake = () => {}
    const notify = () => {
      news = true
      wake()
    }
    const set = images.get(image) ?? new Set()
    images.set(image, set.add(notify))

    return {
      async changed(milliseconds) {
        if (!news && !closed) await sleep(milliseconds, (resolve) => (wake = resolve))
        const changed = news
        news = false
        return changed
      },
      closed: () => closed,
      end() {
        set.delete(notify)
        if (set.size === 0 && images.get(image) === set) images.delete(image)
        wake()
      }
    }
  }

  function changedAll() {
    for (const set of images.values()) for (const notify of set) notify()
  }

  return {
    subscribe,
    changed(image: string) {
      for (const notify of images.get(image) ?? []) notify()
    },
    changedAll,
    close() {
      closed = true
      changedAll()
    }
  }
}

function sleep(milliseconds: number, onWakeable: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    onWakeable(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
