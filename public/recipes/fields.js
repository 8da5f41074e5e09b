import { addSliders } from './sliders.js'

/** Appends the fields of a step that the page has not yet: the server's, in the person's language. */
export async function takeFields(step, place) {
  const headers = { accept: 'text/html' }
  const response = await fetch(`/treatments/${step}`, { headers }).catch(() => undefined)
  if (!response?.ok) return false
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const field of page.querySelectorAll('.parameters .field')) {
    if (!document.getElementById(field.lastElementChild.id)) place.append(field)
  }
  addSliders(place)
  return true
}

/** Puts what a step says into its fields. */
export function readStep(text, root) {
  const [step, parameters = ''] = text.split(',')[0].split(':')
  for (const pair of parameters.split(';')) {
    const [key, value] = pair.split('=')
    const control = root.querySelector(`[name="${step}.${key}"]:not([type="hidden"])`)
    if (!control) continue
    if (control.type === 'checkbox') control.checked = value === 'true'
    else control.value = (control.type === 'color' ? '#' : '') + value
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
