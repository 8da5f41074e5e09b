import { stateOf } from './chains.js'
import { createStep } from './recipe-text.js'

/**
 * What an earlier page saved; steps get identities of their own here.
 *
 * @param {unknown} saved
 */
export function readSaved(saved) {
  try {
    const { chains, version } = /** @type {Studio.State} */ (saved)
    const read = chains.map(({ steps, output }) => ({
      steps: steps.map(({ name, parameters, muted }) => ({
        ...createStep(String(name), { ...parameters }),
        muted: muted === true
      })),
      output: { ...output }
    }))
    return { ...stateOf(read), version: read[version] ? version : 0 }
  } catch {
    return stateOf([])
  }
}
