import { writeStep } from './steps.js'

let count = 0

/** A recipe, written by its fields until somebody writes it by hand; `tick` is what asked for it. */
export function createLine(item, { tick, text = '', sharedSteps, onRemove }) {
  const [input, remove, fault, details] = item.children
  const [, byHand, fields] = details.children
  const step = tick?.name === 'treatment' && tick.value
  const begun = tick?.dataset.recipe ?? tick?.value ?? text
  let isOwn = !step
  const hasFields = () => fields.childElementCount > 0

  const rewrite = () => {
    if (isOwn) return
    input.value = [hasFields() ? writeStep(step, fields) : begun, ...sharedSteps()].join(',')
  }
  const own = () => {
    isOwn = fields.disabled = fault.hidden = true
    byHand.hidden = false
    input.ariaInvalid = null
  }
  const open = async () => {
    if (!details.open || hasFields()) return
    const { readStep, takeFields } = await import('./fields.js')
    details.open = await takeFields(step, fields)
    details.hidden = details.open && !hasFields()
    if (!isOwn) readStep(begun, fields)
  }

  input.value = begun
  input.addEventListener('input', own)
  remove.addEventListener('click', onRemove)
  fields.addEventListener('input', rewrite)
  details.addEventListener('toggle', open)
  details.hidden = !step
  fault.id = `fault-${++count}`
  input.setAttribute('aria-describedby', fault.id)
  rewrite()

  /** The line says itself why it cannot be followed. */
  const complain = (reason) => {
    fault.textContent = reason
    fault.hidden = false
    input.ariaInvalid = 'true'
    input.focus()
  }
  return { item, input, details, tick, rewrite, complain }
}
