const MAX_STATES = 200

/**
 * States as they were; none of them is ever changed.
 *
 * @template T
 * @param {T} first
 */
export function createHistory(first) {
  /** @type {T[]} */
  let states = [first]
  let at = 0

  return {
    /** @param {T} state */
    push(state) {
      states = [...states.slice(0, at + 1), state].slice(-MAX_STATES)
      at = states.length - 1
    },
    undo: () => step(at - 1),
    redo: () => step(at + 1),
    canUndo: () => at > 0,
    canRedo: () => at < states.length - 1
  }

  /** @param {number} to */
  function step(to) {
    at = Math.min(Math.max(to, 0), states.length - 1)
    return /** @type {T} */ (states[at])
  }
}
