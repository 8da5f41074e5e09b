import { element } from '../element.js'
import { sayAllowed } from './allowed.js'
import { input, labelled, onEdit } from './field.js'
import { createScale, PLACES } from './slider-scale.js'

/**
 * A slider and a number beside it.
 *
 * @type {Studio.CreateControl}
 */
export function createNumberField(field) {
  const { property, words, key, change } = field
  const { minimum = 0, maximum = 0, type, title = key } = property
  const scale = createScale(property)
  const usual = property.default === undefined ? '' : String(property.default)
  const number = input(field, {
    type: 'number',
    min: minimum,
    max: maximum,
    step: type === 'integer' ? 1 : 'any',
    value: field.value || usual,
    placeholder: words.automatic
  })
  const slider = element('input', {
    type: 'range',
    max: PLACES,
    step: 1,
    'aria-label': title,
    'data-key': `${key}-slider`
  })
  const allowed = sayAllowed(field, number)
  const write = (/** @type {number} */ value) => {
    number.value = String(value)
    allowed.show()
  }
  const follow = () => {
    slider.value = String(number.value === '' ? 0 : scale.placeOf(Number(number.value)))
    slider.ariaValueText = number.value || (words.automatic ?? '')
  }

  onEdit(slider, (final) => {
    write(scale.valueAt(Number(slider.value)))
    slider.ariaValueText = number.value
    change(number.value, final)
  })
  onEdit(number, (final) => {
    follow()
    if (number.validity.valid) change(number.value, final)
  })
  setUpKeys(slider, (by) => {
    const at = Number(number.value || minimum)
    write(Math.min(Math.max(nextTo(at, by, scale), minimum), maximum))
    follow()
    change(number.value, true)
  })
  follow()
  const both = element('span', { className: 'ranged' }, slider, number)
  return { element: labelled(field, both, allowed.element) }
}

/**
 * Arrow keys go by values, not by places: far along a wide scale a place is worth many.
 *
 * @param {HTMLInputElement} slider
 * @param {(by: number) => void} step
 */
function setUpKeys(slider, step) {
  const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }
  slider.addEventListener('keydown', (event) => {
    const by = Reflect.get(STEPS, event.key)
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    step(by)
  })
}

/**
 * @param {number} at
 * @param {number} by
 * @param {ReturnType<typeof createScale>} scale
 */
const nextTo = (at, by, { step }) => Number((at + by * step).toPrecision(6))
