import { stateOf } from './chains.js'
import { createHistory } from './history.js'

/**
 * What is worked on, and what it was before.
 *
 * @param {(change: { final: boolean, isOwn: boolean }) => void} onChange `isOwn`: the control that changed it
 *   shows it already
 */
export function createStore(onChange) {
  let state = stateOf([])
  let history = createHistory(state)

  return {
    get: () => state,
    canUndo: () => history.canUndo(),
    canRedo: () => history.canRedo(),

    /**
     * @param {Studio.State} next
     * @param {{ final?: boolean, isOwn?: boolean }} [how]
     */
    set(next, { final = true, isOwn = false } = {}) {
      state = next
      if (final) history.push(state)
      onChange({ final, isOwn })
    },

    /** What is chosen, but not what it is. @param {Partial<Studio.State>} chosen */
    choose(chosen) {
      state = { ...state, ...chosen }
      onChange({ final: true, isOwn: false })
    },

    /** @param {Studio.State} next nothing comes before it */
    begin(next) {
      state = next
      history = createHistory(state)
      onChange({ final: true, isOwn: false })
    },

    undo: () => go(history.undo()),
    redo: () => go(history.redo())
  }

  /** @param {Studio.State} next */
  function go(next) {
    if (next === state) return
    state = next
    onChange({ final: true, isOwn: false })
  }
}
