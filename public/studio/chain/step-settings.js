import { createStepFields } from '../controls/step-fields.js'
import { button, element, rebuild } from '../element.js'

/**
 * The chosen step: what it does, its controls, its place.
 *
 * @param {Studio.Settings} options
 */
export function createStepSettings(options) {
  const { words, catalogue, current } = options
  const place = element('section', { className: 'settings', 'aria-label': words.settings })
  const fault = element('p', { className: 'reason', role: 'status' })
  /** @type {ReturnType<typeof createStepFields> | undefined} */
  let fields

  return {
    element: place,
    show() {
      fields?.stop()
      const step = current()
      fields = step && fieldsOf(step, options)
      place.hidden = !step
      rebuild(place, step && fields ? contentOf(step, fields.elements) : [])
      showFault()
    },
    showFault,
    /** @param {string} key of the parameter whose control gets the focus */
    focusOn(key) {
      const control = place.querySelector(`[data-key="${key}"], [data-key^="${key}-"]`)
      if (control instanceof HTMLElement) control.focus()
    }
  }

  function showFault() {
    const step = current()
    fault.textContent = (step && catalogue.faultOf(step, words)) ?? ''
    fault.hidden = fault.textContent === ''
  }

  /**
   * @param {Studio.Step} step
   * @param {HTMLElement[]} controls
   */
  function contentOf({ name }, controls) {
    const hint = catalogue.entryOf(name)?.description ?? ''
    return [
      element('h2', {}, catalogue.labelOf(name)),
      element('p', { className: 'hint' }, hint),
      fault,
      ...controls,
      moves(options)
    ]
  }
}

/**
 * @param {Studio.Step} step
 * @param {Studio.Settings} options
 */
function fieldsOf({ name }, { catalogue, shared, current, actions }) {
  return createStepFields({
    ...shared,
    name,
    properties: catalogue.propertiesOf(name),
    read: (key) => current()?.parameters[key] ?? '',
    set: actions.set
  })
}

/** @param {Studio.Settings} options */
function moves({ words, actions }) {
  const buttons = /** @type {const} */ (['earlier', 'later', 'again', 'done']).map((key) =>
    button(words[key] ?? '', actions[key], { 'data-key': key })
  )
  return element('div', { className: 'moves' }, ...buttons)
}
