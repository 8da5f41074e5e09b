import { chosenChain } from './chains.js'

/**
 * The size of the picture that the chosen step works on: the photograph's, until a step has changed its
 * shape; then its proportions alone are known, from what lies below the overlay.
 *
 * @param {Pick<Studio.Editing, 'store' | 'catalogue' | 'overlay' | 'photograph'>} options
 */
export function createBaseSize({ store, catalogue, overlay, photograph }) {
  return {
    isSized,
    /** @returns {Studio.Size} */
    size() {
      const { clientWidth: width, clientHeight: height } = overlay.element
      return isSized() || width * height === 0 ? photograph() : { width, height }
    }
  }

  function isSized() {
    const { steps } = chosenChain(store.get())
    const before = steps.slice(
      0,
      steps.findIndex(({ id }) => id === store.get().step)
    )
    return !before.some(({ name, muted }) => !muted && catalogue.entryOf(name)?.kind === 'shape')
  }
}
