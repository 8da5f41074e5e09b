import { readChain } from './recipe-text.js'

/** @returns {Studio.Chain} */
export const emptyChain = () => ({ steps: [], output: { format: 'original' } })

/** @type {(chains: Studio.Chain[]) => Studio.State} */
export const stateOf = (chains) => ({
  chains: chains.length > 0 ? chains : [emptyChain()],
  version: 0,
  step: undefined
})

/** @param {Studio.State} state */
export const chosenChain = ({ chains, version }) => chains[version] ?? emptyChain()

/** @param {Studio.State} state */
export const chosenStep = (state) => chosenChain(state).steps.find(({ id }) => id === state.step)

/** @type {(state: Studio.State, change: (chain: Studio.Chain) => Studio.Chain) => Studio.State} */
export const changeChain = (state, change) => ({
  ...state,
  chains: state.chains.map((chain, at) => (at === state.version ? change(chain) : chain))
})

/** @type {(state: Studio.State, change: (steps: Studio.Step[]) => Studio.Step[]) => Studio.State} */
const changeSteps = (state, change) =>
  changeChain(state, ({ steps, output }) => ({ steps: change(steps), output }))

/** At the end, and chosen. @type {(state: Studio.State, step: Studio.Step) => Studio.State} */
export const addStep = (state, step) => ({
  ...changeSteps(state, (steps) => [...steps, step]),
  step: step.id
})

/** What comes after it is chosen, else what comes before. @type {(state: Studio.State, id: number) => Studio.State} */
export function removeStep(state, id) {
  const { steps } = chosenChain(state)
  const at = steps.findIndex((step) => step.id === id)
  const next = steps[at + 1] ?? steps[at - 1]
  const left = changeSteps(state, (steps) => steps.filter((step) => step.id !== id))
  return { ...left, step: state.step === id ? next?.id : state.step }
}

/** @type {(state: Studio.State, id: number, to: number) => Studio.State} `to`: its place when it has moved */
export const moveStep = (state, id, to) =>
  changeSteps(state, (steps) => {
    const moved = steps.filter((step) => step.id === id)
    const others = steps.filter((step) => step.id !== id)
    return others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, ...moved)
  })

/** @type {(state: Studio.State, id: number, change: Partial<Studio.Step>) => Studio.State} */
export const changeStep = (state, id, change) =>
  changeSteps(state, (steps) =>
    steps.map((step) => (step.id === id ? { ...step, ...change } : step))
  )

/**
 * The chain as this text says it. Steps that were there keep their identity, so that what is chosen
 * stays so; muted ones, which no text tells of, keep their places.
 *
 * @type {(state: Studio.State, text: string) => Studio.State}
 */
export const rewriteChain = (state, text) =>
  changeChain(state, (chain) => {
    const { steps, output } = readChain(text)
    const shown = chain.steps.filter(({ muted }) => !muted)
    const kept = steps.map((step, at) => {
      const before = shown[at]
      return before?.name === step.name ? { ...before, parameters: step.parameters } : step
    })
    for (const [at, step] of chain.steps.entries()) if (step.muted) kept.splice(at, 0, step)
    return { steps: kept, output }
  })

/** @type {(state: Studio.State) => Studio.State} */
export const addVersion = ({ chains }) => ({
  chains: [...chains, emptyChain()],
  version: chains.length,
  step: undefined
})

/** @type {(state: Studio.State) => Studio.State} */
export function removeVersion({ chains, version }) {
  const left = stateOf(chains.filter((_, at) => at !== version))
  return { ...left, version: Math.min(version, left.chains.length - 1) }
}
