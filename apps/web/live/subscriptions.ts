export type Subscription = {
  /**
   * The images that changed since the last call: at once if there are any, else at the next change;
   * empty after the timeout.
   */
  changed(milliseconds: number): Promise<Set<string>>
  closed(): boolean
  end(): void
}

type Notify = (image: string, settles: boolean) => void

export type Subscriptions = ReturnType<typeof createSubscriptions>

/**
 * Subscriptions to changes of images. Subscribe before reading the state, and no change is missed:
 * one in between makes the next `changed` resolve immediately.
 */
export function createSubscriptions() {
  const images = new Map<string, Set<Notify>>()
  let closed = false

  function follow(watched: string[], wants: (settles: boolean) => boolean): Subscription {
    const { notify, ...changes } = collectChanges(wants)
    for (const image of watched) images.set(image, (images.get(image) ?? new Set()).add(notify))
    return {
      changed: (milliseconds) => changes.take(closed ? 0 : milliseconds),
      closed: () => closed,
      end() {
        for (const image of watched) forget(image, notify)
        changes.wake()
      }
    }
  }

  function forget(image: string, notify: Notify) {
    const set = images.get(image)
    set?.delete(notify)
    if (set?.size === 0) images.delete(image)
  }

  function changedAll() {
    for (const [image, set] of images) for (const notify of set) notify(image, true)
  }

  return {
    subscribe: (...watched: string[]) => follow(watched, () => true),
    /** Changes that leave a result as undecided as it was are not told. */
    subscribeToSettled: (image: string) => follow([image], (settles) => settles),
    any: () => images.size > 0,
    /** `settles`: whether a result may now be done, failed or erased. */
    changed(image: string, settles = true) {
      for (const notify of images.get(image) ?? []) notify(image, settles)
    },
    changedAll,
    close() {
      closed = true
      changedAll()
    }
  }
}

function collectChanges(wants: (settles: boolean) => boolean) {
  let pending = new Set<string>()
  let wake = () => {}
  return {
    notify(image: string, settles: boolean) {
      if (!wants(settles)) return
      pending.add(image)
      wake()
    },
    /** At once if there are any, else at the next one, or when the time is up. */
    async take(milliseconds: number): Promise<Set<string>> {
      if (pending.size === 0) await sleep(milliseconds, (resolve) => (wake = resolve))
      const changed = pending
      pending = new Set()
      return changed
    },
    wake: () => wake()
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
