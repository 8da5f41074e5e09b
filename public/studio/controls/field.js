import { element } from '../element.js'

/**
 * @param {Studio.Field} field
 * @param {Node[]} inputs
 */
export function labelled(field, ...inputs) {
  const { id, property, key } = field
  const label = element('label', { className: 'label', htmlFor: id }, property.title ?? key)
  return element('div', { className: 'control' }, label, ...inputs, ...hintOf(field))
}

/**
 * @param {Studio.Field} field
 * @param {Node[]} inputs
 */
export function grouped({ id, property, key }, ...inputs) {
  const legend = element('legend', { className: 'label' }, property.title ?? key)
  return element('fieldset', { className: 'control', id }, legend, ...inputs)
}

/**
 * @param {Studio.Field} field
 * @param {Record<string, unknown>} properties
 */
export function input({ id, property, value, key }, properties = {}) {
  const described = property.description ? { 'aria-describedby': `${id}-hint` } : {}
  return element('input', { id, value, 'data-key': key, ...described, ...properties })
}

/** @param {Studio.Field} field */
export function hintOf({ id, property: { description } }) {
  return description ? [element('p', { className: 'hint', id: `${id}-hint` }, description)] : []
}

/**
 * Tells each change: `final` when it is let go.
 *
 * @param {HTMLElement} source
 * @param {(final: boolean) => void} tell
 */
export function onEdit(source, tell) {
  source.addEventListener('input', () => tell(false))
  source.addEventListener('change', () => tell(true))
}
