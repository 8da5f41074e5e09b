import type { Settled } from '#lib/images/result-state.ts'

export type Subscription = {
  /**
   * The images that changed since the last call: at once if there are any, else at the next change;
   * empty after the timeout.
   */
  changed(milliseconds: number): Promise<Set<string>>
  /** What was told with the last change. */
  heard(): Heard
  closed(): boolean
  end(): void
}

/** What an event tells besides. `recipe`: of the only result that it is about. */
export type Heard = { recipe?: string | undefined; settled?: Settled | undefined }

type Change = Heard & { settles: boolean }
type Notify = (image: string, change: Change) => void

export type Subscriptions = ReturnType<typeof createSubscriptions>

/**
 * Subscriptions to changes of images. Subscribe before reading the state, and no change is missed:
 * one in between makes the next `changed` resolve immediately.
 */
export function createSubscriptions() {
  const images = new Map<string, Set<Notify>>()
  const listeners: ((image: string) => void)[] = []
  let closed = false

  function follow(watched: string[], wants: (change: Change) => boolean): Subscription {
    const { notify, ...changes } = collectChanges(wants)
    for (const image of watched) images.set(image, (images.get(image) ?? new Set()).add(notify))
    return {
      changed: (milliseconds) => changes.take(closed ? 0 : milliseconds),
      heard: changes.heard,
      closed: () => closed,
      end() {
        for (const image of watched) forget(images, image, notify)
        changes.wake()
      }
    }
  }

  function changed(image: string, change: Change) {
    for (const listener of listeners) listener(image)
    for (const notify of images.get(image) ?? []) notify(image, change)
  }

  function changedAll() {
    for (const image of images.keys()) changed(image, { settles: true })
  }

  return {
    subscribe: (...watched: string[]) => follow(watched, () => true),
    /** Changes that leave a result as undecided as it was are not told. */
    /** `recipe`: nor are those of other results. */
    subscribeToSettled: (image: string, recipe?: string) =>
      follow([image], (change) => change.settles && isAbout(change, recipe)),
    any: () => images.size > 0,
    /** `settles`: whether a result may now be done, failed or erased. */
    changed: (image: string, settles = true, heard: Heard = {}) =>
      changed(image, { ...heard, settles }),
    /** Calls the listener at each change, before anybody is woken by it. */
    onEach: (listener: (image: string) => void) => void listeners.push(listener),
    changedAll,
    close() {
      closed = true
      changedAll()
    }
  }
}

function forget(images: Map<string, Set<Notify>>, image: string, notify: Notify) {
  const set = images.get(image)
  set?.delete(notify)
  if (set?.size === 0) images.delete(image)
}

/** An event without a recipe is about all results of its image. */
function isAbout(change: Change, recipe: string | undefined): boolean {
  return !change.recipe || !recipe || change.recipe === recipe
}

function collectChanges(wants: (change: Change) => boolean) {
  let pending = new Set<string>()
  let heard: Heard = {}
  let wake = () => {}
  return {
    heard: () => heard,
    notify(image: string, change: Change) {
      if (!wants(change)) return
      heard = change
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
