export type Subscription = {
  /**
   * The images that changed since the last call: at once if there are any, else at the next change;
   * empty after the timeout.
   */
  changed(milliseconds: number): Promise<Set<string>>
  closed(): boolean
  end(): void
}

type Notify = (image: string) => void

export type Subscriptions = ReturnType<typeof createSubscriptions>

/**
 * Subscriptions to changes of images. Subscribe before reading the state, and no change is missed:
 * one in between makes the next `changed` resolve immediately.
 */
export function createSubscriptions() {
  const images = new Map<string, Set<Notify>>()
  let closed = false

  function subscribe(...watched: string[]): Subscription {
    let pending = new Set<string>()
    let wake = () => {}
    const notify = (image: string) => {
      pending.add(image)
      wake()
    }
    for (const image of watched) {
      images.set(image, (images.get(image) ?? new Set()).add(notify))
    }

    return {
      async changed(milliseconds) {
        if (pending.size === 0 && !closed) await sleep(milliseconds, (resolve) => (wake = resolve))
        const changed = pending
        pending = new Set()
        return changed
      },
      closed: () => closed,
      end() {
        for (const image of watched) {
          const set = images.get(image)
          set?.delete(notify)
          if (set?.size === 0) images.delete(image)
        }
        wake()
      }
    }
  }

  function changedAll() {
    for (const [image, set] of images) for (const notify of set) notify(image)
  }

  return {
    subscribe,
    any: () => images.size > 0,
    changed(image: string) {
      for (const notify of images.get(image) ?? []) notify(image)
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
