import { find } from '../dom.js'
import { writeStep } from './step-text.js'

/** @typedef {ReturnType<typeof createRecipeLine>} RecipeLine */

let count = 0

/**
 * A recipe, written by its fields until somebody edits it by hand; `tick` is what asked for it.
 *
 * @param {HTMLElement} item
 * @param {{
 *   tick?: HTMLInputElement, text?: string, sharedSteps: () => string[], onRemove: () => void
 * }} options
 */
export function createRecipeLine(item, { tick, text = '', sharedSteps, onRemove }) {
  const { input, remove, fault, details, byHand, fields } = partsOf(item)
  const step = tick?.name === 'treatment' ? tick.value : undefined
  const begun = tick?.dataset.recipe ?? tick?.value ?? text
  let isOwn = !step
  const hasFields = () => fields.childElementCount > 0

  const rewrite = () => {
    if (isOwn || !step) return
    input.value = [hasFields() ? writeStep(step, fields) : begun, ...sharedSteps()].join(',')
  }
  const makeOwn = () => {
    isOwn = fields.disabled = fault.hidden = true
    byHand.hidden = false
    input.ariaInvalid = null
  }
  const open = async () => {
    if (!details.open || !step || hasFields()) return
    const { fillFields, loadFields } = await import('./step-fields.js')
    details.open = await loadFields(step, fields)
    details.hidden = details.open && !hasFields()
    if (!isOwn) fillFields(begun, fields)
  }

  input.value = begun
  input.addEventListener('input', makeOwn)
  remove.addEventListener('click', onRemove)
  fields.addEventListener('input', rewrite)
  details.addEventListener('toggle', open)
  // a field that is out of sight could not be pointed at
  details.addEventListener('invalid', () => details.setAttribute('open', ''), true)
  details.hidden = !step
  fault.id = `fault-${++count}`
  input.setAttribute('aria-describedby', fault.id)
  rewrite()

  return { item, input, details, tick, rewrite, showFault }

  /** @param {string} reason why the recipe cannot be followed */
  function showFault(reason) {
    fault.textContent = reason
    fault.hidden = false
    input.ariaInvalid = 'true'
    input.focus()
  }
}

/** @param {HTMLElement} item */
function partsOf(item) {
  return {
    input: find('input', HTMLInputElement, item),
    remove: find('.away', HTMLElement, item),
    fault: find('.reason', HTMLElement, item),
    details: find('details', HTMLDetailsElement, item),
    byHand: find('.by-hand', HTMLElement, item),
    fields: find('.fields', HTMLFieldSetElement, item)
  }
}
