/**
 * Asks for one preview at a time, and then for the newest wish: what was wished in between is never
 * asked for.
 *
 * @template Wish
 * @param {(wish: Wish, isNewest: () => boolean) => Promise<void>} fulfil
 */
export function createPreviewLoop(fulfil) {
  /** @type {Wish | undefined} */
  let next
  let isRunning = false

  async function run() {
    isRunning = true
    try {
      while (next !== undefined) {
        const wish = next
        next = undefined
        await fulfil(wish, () => next === undefined)
      }
    } finally {
      isRunning = false
    }
  }

  return {
    /** @param {Wish} wish */
    wish(wish) {
      next = wish
      if (!isRunning) run()
    },
    /** What is under way is still shown. */
    forget() {
      next = undefined
    }
  }
}
