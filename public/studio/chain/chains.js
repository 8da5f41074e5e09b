import { createStep, readChain } from './recipe-text.js'

/** @returns {Studio.Chain} */
export const emptyChain = () => ({ steps: [], output: { format: 'original' } })

/**
 * @param {Studio.Chain[]} chains
 * @returns {Studio.State}
 */
export const stateOf = (chains) => ({
  chains: chains.length > 0 ? chains : [emptyChain()],
  version: 0,
  step: undefined
})

/**
 * @param {Studio.State} state
 * @returns {Studio.Chain}
 */
export const chosenChain = ({ chains, version }) => chains[version] ?? emptyChain()

/** @param {Studio.State} state */
export const chosenStep = (state) => chosenChain(state).steps.find(({ id }) => id === state.step)

/**
 * @param {Studio.State} state
 * @param {(chain: Studio.Chain) => Studio.Chain} change
 * @returns {Studio.State}
 */
export function changeChain(state, change) {
  const chains = state.chains.map((chain, at) => (at === state.version ? change(chain) : chain))
  return { ...state, chains }
}

/**
 * At the end, and chosen.
 *
 * @param {Studio.State} state
 * @param {Studio.Step} step
 * @returns {Studio.State}
 */
export function addStep(state, step) {
  const added = changeChain(state, (chain) => ({ ...chain, steps: [...chain.steps, step] }))
  return { ...added, step: step.id }
}

/**
 * What comes after it is chosen, else what comes before.
 *
 * @param {Studio.State} state
 * @param {number} id
 * @returns {Studio.State}
 */
export function removeStep(state, id) {
  const { steps } = chosenChain(state)
  const at = steps.findIndex((step) => step.id === id)
  const next = steps[at + 1] ?? steps[at - 1]
  const left = changeChain(state, (chain) => ({
    ...chain,
    steps: chain.steps.filter((step) => step.id !== id)
  }))
  return { ...left, step: state.step === id ? next?.id : state.step }
}

/**
 * @param {Studio.State} state
 * @param {number} id
 * @param {number} to its place when it has moved, from 0
 * @returns {Studio.State}
 */
export function moveStep(state, id, to) {
  return changeChain(state, (chain) => {
    const step = chain.steps.find((step) => step.id === id)
    if (!step) return chain
    const steps = chain.steps.filter((other) => other !== step)
    return { ...chain, steps: steps.toSpliced(Math.min(Math.max(to, 0), steps.length), 0, step) }
  })
}

/**
 * @param {Studio.State} state
 * @param {number} id
 * @param {Partial<Studio.Step>} change
 * @returns {Studio.State}
 */
export function changeStep(state, id, change) {
  return changeChain(state, (chain) => ({
    ...chain,
    steps: chain.steps.map((step) => (step.id === id ? { ...step, ...change } : step))
  }))
}

/**
 * The chain as this text says it. Steps that were there keep their identity, so that what is chosen
 * stays so; muted ones, which no text tells of, keep their places.
 *
 * @param {Studio.State} state
 * @param {string} text
 * @returns {Studio.State}
 */
export function rewriteChain(state, text) {
  return changeChain(state, (chain) => {
    const { steps, output } = readChain(text)
    const shown = chain.steps.filter(({ muted }) => !muted)
    const kept = steps.map((step, at) => {
      const before = shown[at]
      return before?.name === step.name ? { ...before, parameters: step.parameters } : step
    })
    chain.steps.forEach((step, at) => {
      if (step.muted) kept.splice(at, 0, step)
    })
    return { steps: kept, output }
  })
}

/**
 * @param {Studio.State} state
 * @param {Studio.Chain} chain
 * @returns {Studio.State}
 */
export function addVersion(state, chain) {
  const copy = {
    ...chain,
    steps: chain.steps.map(({ name, parameters, muted }) => ({
      ...createStep(name, parameters),
      muted
    }))
  }
  return { chains: [...state.chains, copy], version: state.chains.length, step: undefined }
}

/**
 * @param {Studio.State} state
 * @returns {Studio.State}
 */
export function removeVersion(state) {
  const chains = state.chains.filter((_, at) => at !== state.version)
  return { ...stateOf(chains), version: Math.min(state.version, Math.max(0, chains.length - 1)) }
}
