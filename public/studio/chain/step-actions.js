import { addStep, changeStep, chosenChain, chosenStep, moveStep, removeStep } from './chains.js'
import { createStep } from './recipe-text.js'

/**
 * What can be done to one step. A treatment that was removed comes back as it was.
 *
 * @param {Studio.Acting} options
 */
export function createStepActions({ store: { get, set, choose }, catalogue, begin, say }) {
  /** @type {Map<string, Studio.Parameters>} */
  const remembered = new Map()
  const steps = () => chosenChain(get()).steps
  const stepOf = (/** @type {number} */ id) => steps().find((step) => step.id === id)

  return {
    /** @param {number} id */
    choose: (id) => choose({ step: get().step === id ? undefined : id }),
    done: () => choose({ step: undefined }),
    /** @param {number} id */
    mute: (id) => set(changeStep(get(), id, { muted: !stepOf(id)?.muted })),
    /** @param {string} name */
    add(name) {
      set(addStep(get(), createStep(name, remembered.get(name) ?? begin(name))))
      say('added', { step: catalogue.labelOf(name) })
    },
    again() {
      const step = chosenStep(get())
      if (step) set(addStep(get(), createStep(step.name, step.parameters)))
    },
    remove,
    /** @param {string} name */
    removeLast: (name) => remove(steps().findLast((step) => step.name === name)?.id),
    /** @type {Studio.Set} */
    set(key, value, final) {
      const step = chosenStep(get())
      const parameters = { ...step?.parameters, [key]: value }
      if (step) set(changeStep(get(), step.id, { parameters }), { final, isOwn: true })
    }
  }

  /** @param {number | undefined} id */
  function remove(id) {
    const step = id === undefined ? undefined : stepOf(id)
    if (!step) return
    remembered.set(step.name, step.parameters)
    set(removeStep(get(), step.id))
    say('removed', { step: catalogue.labelOf(step.name) })
  }
}

/** @param {Studio.Acting} options */
export function createMoves({ store: { get, set }, catalogue, say }) {
  const steps = () => chosenChain(get()).steps
  return { move, earlier: () => moveBy(-1), later: () => moveBy(1) }

  /** @param {number} id @param {number} to */
  function move(id, to) {
    const at = steps().findIndex((step) => step.id === id)
    const place = Math.min(Math.max(to, 0), steps().length - 1)
    const name = steps()[at]?.name
    if (!name || place === at) return
    set(moveStep(get(), id, place))
    say('moved', { step: catalogue.labelOf(name), n: place + 1, of: steps().length })
  }

  /** @param {number} by */
  function moveBy(by) {
    const step = chosenStep(get())
    if (step) move(step.id, steps().indexOf(step) + by)
  }
}
