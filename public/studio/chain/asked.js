import { chosenChain } from './chains.js'
import { writeChain, writeSteps } from './recipe-text.js'

/**
 * The recipe of the preview: what cannot be followed yet is left out, and while a part of the picture is
 * being chosen, what would change its shape afterwards.
 *
 * @param {Studio.State} state
 * @param {Studio.Catalogue} catalogue
 */
export function shownRecipe(state, catalogue) {
  const { steps } = chosenChain(state)
  const at = steps.findIndex(({ id, muted }) => id === state.step && !muted)
  const seen = steps.slice(0, lastSeen(steps, at, catalogue))
  return writeSteps(
    seen.filter((step) => catalogue.isComplete(step)),
    catalogue
  )
}

/**
 * The recipe of what the chosen step is given.
 *
 * @param {Studio.State} state
 * @param {Studio.Catalogue} catalogue
 */
export function recipeBefore(state, catalogue) {
  const { steps } = chosenChain(state)
  const before = steps.slice(
    0,
    steps.findIndex(({ id }) => id === state.step)
  )
  return writeSteps(
    before.filter((step) => catalogue.isComplete(step)),
    catalogue
  )
}

/** @type {(steps: Studio.Step[], at: number, catalogue: Studio.Catalogue) => number} */
function lastSeen(steps, at, catalogue) {
  const chosen = steps[at]
  if (!chosen) return steps.length
  if (chosen.name === 'crop') return at
  const { region, palette, tiled } = catalogue.propertiesOf(chosen.name)
  if (!region && !palette && !tiled) return steps.length
  const reshaping = steps.findIndex(({ name, muted }, index) => {
    return index > at && !muted && catalogue.entryOf(name)?.kind === 'shape'
  })
  return reshaping < 0 ? steps.length : reshaping
}

/**
 * What is asked for: a recipe for each version that does something, none of them twice.
 *
 * @param {Studio.State} state
 * @param {Studio.Catalogue} catalogue
 */
export function askedRecipes({ chains }, catalogue) {
  const asked = chains.filter(({ steps, output }) => {
    const { format = 'png', ...rest } = output
    const isPlain = format === 'original' && Object.values(rest).every((value) => value === '')
    return steps.some(({ muted }) => !muted) || !isPlain
  })
  return [...new Set(asked.map((chain) => writeChain(chain, catalogue) || 'output'))]
}

/**
 * The first step that cannot be asked for.
 *
 * @param {Studio.State} state
 * @param {Studio.Catalogue} catalogue
 */
export function firstFaulty({ chains }, catalogue) {
  const faulty = chains.map(({ steps }) =>
    steps.find((step) => !step.muted && !catalogue.isComplete(step))
  )
  const version = faulty.findIndex((step) => step !== undefined)
  const step = faulty[version]
  return step && { version, step }
}
