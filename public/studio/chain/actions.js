import { addVersion, changeChain, chosenChain, removeVersion, rewriteChain } from './chains.js'
import { readChain, writeChain } from './recipe-text.js'
import { createMoves, createStepActions } from './step-actions.js'

/**
 * Everything that can be done to the recipes.
 *
 * @param {Studio.Acting} options
 */
export function createActions(options) {
  const { store, catalogue } = options
  const { get, set, choose, undo, redo } = store

  return {
    ...createStepActions(options),
    ...createMoves(options),
    undo,
    redo,
    /** @param {number} version */
    version: (version) => choose({ version, step: undefined }),
    newVersion: () => set(addVersion(get())),
    removeVersion: () => set(removeVersion(get())),
    /** @type {Studio.Set} */
    setOutput(key, value, final) {
      const change = { [key]: value }
      const next = changeChain(get(), ({ steps, output }) => ({
        steps,
        output: { ...output, ...change }
      }))
      set(next, { final, isOwn: true })
    },
    /** @param {string} text @param {boolean} final */
    rewrite(text, final) {
      const next = rewriteChain(get(), catalogue.expand(text))
      const written = [get(), next].map((state) => writeChain(chosenChain(state), catalogue))
      set(next, { final, isOwn: written[0] === written[1] })
    },
    /** @param {string} recipe where it does not say how to encode, that stays as it is */
    apply(recipe) {
      const { steps, output } = readChain(recipe)
      const isSaid = Object.keys(output).length > 0
      const next = changeChain(get(), (chain) => ({
        steps,
        output: isSaid ? output : chain.output
      }))
      set({ ...next, step: undefined })
    }
  }
}
