import { element } from '../element.js'
import { sayAllowed } from './allowed.js'
import { hintOf, input, labelled, onEdit } from './field.js'

/**
 * One of several words.
 *
 * @param {Studio.Field} field
 * @returns {Studio.Control}
 */
export function createSelectField(field) {
  const { property, key, value, id, words, change } = field
  const chosen = value || String(property.default)
  const options = (property.enum ?? []).map((option) =>
    element(
      'option',
      { value: option, selected: option === chosen },
      option === 'original' ? (words.sameAsOriginal ?? option) : option
    )
  )
  const described = property.description ? { 'aria-describedby': `${id}-hint` } : {}
  const select = element('select', { id, 'data-key': key, ...described }, ...options)
  select.addEventListener('change', () => change(select.value, true))
  return { element: labelled(field, select) }
}

/**
 * @param {Studio.Field} field
 * @returns {Studio.Control}
 */
export function createBoxField(field) {
  const { property, value, change } = field
  const box = input(field, { type: 'checkbox' })
  box.checked = (value || String(property.default)) === 'true'
  box.addEventListener('change', () => change(String(box.checked), true))
  const label = element('label', { className: 'tick' }, box, property.title ?? field.key)
  return { element: element('div', { className: 'control' }, label, ...hintOf(field)) }
}

/**
 * Text that is written as the catalogue describes it: `16x9`, for example.
 *
 * @param {Studio.Field} field
 * @returns {Studio.Control}
 */
export function createLineField(field) {
  const { property, value, change } = field
  const usual = property.default === undefined ? '' : String(property.default)
  const line = input(field, {
    type: 'text',
    value: value || usual,
    pattern: property.pattern,
    placeholder: property.examples?.[0] ?? '',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: 'off'
  })
  onEdit(line, (final) => {
    if (line.validity.valid) change(line.value.trim(), final)
  })
  return { element: labelled(field, line, sayAllowed(field, line).element) }
}

const RATIOS = ['1x1', '4x5', '3x4', '2x3', '9x16', '5x4', '4x3', '3x2', '16x9', '2x1']

/** @type {Studio.CreateControl} */
export function createRatioField(field) {
  const { value, property } = field
  const offered = new Set([...RATIOS, value || String(property.default)])
  return createSelectField({ ...field, property: { ...property, enum: [...offered] } })
}
