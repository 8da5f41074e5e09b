/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/**
 * The step as its fields say it, `thermal:palette=inferno`: what is filled in and not the default.
 *
 * @param {string} step
 * @param {ParentNode} root
 */
export function writeStep(step, root) {
  const pairs = changed(step, root).map(({ key, value }) => `${key}=${value}`)
  return pairs.length > 0 ? `${step}:${pairs.join(';')}` : step
}

/**
 * The steps that go with every treatment, as far as they have something to do.
 *
 * @param {ParentNode} root
 */
export function sharedSteps(root) {
  return [...root.querySelectorAll('div')].flatMap((group) => {
    const { step, needs } = group.dataset
    if (!step) return []
    const isNeeded = changed(step, group).some(({ key }) => !needs || needs.includes(key))
    return isNeeded ? writeStep(step, group) : []
  })
}

/**
 * @param {string} step
 * @param {ParentNode} root
 */
function changed(step, root) {
  return controlsOf(step, root)
    .map((control) => ({
      key: control.name.slice(step.length + 1),
      value: writtenValue(control),
      control
    }))
    .filter(({ value, control }) => value !== '' && value !== defaultOf(control))
}

/**
 * @param {string} step
 * @param {ParentNode} root
 * @returns {Control[]}
 */
function controlsOf(step, root) {
  return [...root.querySelectorAll('input, select')].filter(isControl).filter((control) => {
    return control.name.startsWith(`${step}.`) && control.type !== 'hidden'
  })
}

/**
 * @param {Element | null} element
 * @returns {element is Control}
 */
export function isControl(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement
}

/**
 * Browsers write a colour with a # before it.
 *
 * @param {string} text
 */
const plain = (text) => text.trim().replace(/^#/, '')

/** @param {Control} control */
function writtenValue(control) {
  const isBox = control instanceof HTMLInputElement && control.type === 'checkbox'
  return isBox ? `${control.checked}` : plain(control.value)
}

/**
 * What the server wrote into the field.
 *
 * @param {Control} control
 */
function defaultOf(control) {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].find((option) => option.defaultSelected)?.value
  }
  const { type, defaultChecked, defaultValue } = control
  return type === 'checkbox' ? `${defaultChecked}` : plain(defaultValue)
}
