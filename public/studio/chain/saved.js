import { stateOf } from './chains.js'
import { createStep } from './recipe-text.js'

/**
 * What an earlier page saved, as far as it is what it should be.
 *
 * @param {unknown} saved
 */
export function readSaved(saved) {
  const { chains, version } = /** @type {Record<string, unknown>} */ (saved ?? {})
  const read = Array.isArray(chains) ? chains.map(readChain) : []
  const state = stateOf(read)
  return typeof version === 'number' && read[version] ? { ...state, version } : state
}

/**
 * @param {unknown} saved
 * @returns {Studio.Chain}
 */
function readChain(saved) {
  const { steps, output } = /** @type {Record<string, unknown>} */ (saved ?? {})
  const read = Array.isArray(steps) ? steps.map(readStep) : []
  return { steps: read, output: textsIn(output) }
}

/** @param {unknown} saved */
function readStep(saved) {
  const { name, parameters, muted } = /** @type {Record<string, unknown>} */ (saved ?? {})
  return { ...createStep(String(name), textsIn(parameters)), muted: muted === true }
}

/** @param {unknown} saved */
function textsIn(saved) {
  const pairs = Object.entries(/** @type {Record<string, unknown>} */ (saved ?? {}))
  return Object.fromEntries(pairs.map(([key, value]) => [key, String(value)]))
}
