export type Subscription = {
  /**
   * The images that changed since the last call: at once if there are any, else at the change;
   * none when the time is over.
   */
  changed(milliseconds: number): Promise<Set<string>>
  closed(): boolean
  end(): void
}

type Notify = (image: string) => void

export type Subscriptions = ReturnType<typeof createSubscriptions>

/**
 * Who waits for changes of which images. A subscription begun before the state is read misses
 * nothing: what comes in between wakes the next `changed` at once.
 */
export function createSubscriptions() {
  const images = new Map<string, Set<Notify>>()
  let closed = false

  function subscribe(...watched: string[]): Subscription {
    let news = new Set<string>()
    let wake = () => {}
    const notify = (image: string) => {
      news.add(image)
      wake()
    }
    for (const image of watched) {
      images.set(image, (images.get(image) ?? new Set()).add(notify))
    }

    return {
      async changed(milliseconds) {
        if (news.size === 0 && !closed) await sleep(milliseconds, (resolve) => (wake = resolve))
        const changed = news
        news = new Set()
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
