import { fetchPage } from '../live/page-refresh.js'
import { addSliders } from './sliders.js'
import { isControl } from './step-text.js'

/**
 * Appends the fields of a step that the page does not have yet: the server's, in the reader's
 * language. Returns whether it could.
 *
 * @param {string} step
 * @param {HTMLElement} place
 */
export async function loadFields(step, place) {
  const page = await fetchPage(`/treatments/${step}`)
  if (!page) return false
  for (const field of page.querySelectorAll('.parameters .field')) {
    const hint = field.lastElementChild
    if (hint && !document.getElementById(hint.id)) place.append(field)
  }
  addSliders(place)
  return true
}

/**
 * Puts what a step says into its fields.
 *
 * @param {string} text
 * @param {ParentNode} root
 */
export function fillFields(text, root) {
  const [step, parameters = ''] = (text.split(',')[0] ?? '').split(':')
  for (const pair of parameters.split(';')) {
    const [key, value = ''] = pair.split('=')
    const control = root.querySelector(`[name="${step}.${key}"]:not([type="hidden"])`)
    if (!isControl(control)) continue
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = value === 'true'
    } else control.value = (control.type === 'color' ? '#' : '') + value
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
