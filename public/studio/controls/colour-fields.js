import { fillIn } from '../../format.js'
import { button, element } from '../element.js'
import { sayAllowed } from './allowed.js'
import { grouped, input, labelled, onEdit } from './field.js'

const HEX = /^#?[0-9a-f]{6}$/i
const FEWEST = 2
const MOST = 8

/**
 * A swatch, and its six digits with or without a `#`. Empty where the catalogue has no default.
 *
 * @param {Studio.Field} field
 * @returns {Studio.Control}
 */
export function createColourField(field) {
  const { property, key, value, change, words } = field
  const usual = property.default === undefined ? '' : String(property.default)
  const first = plain(value || usual)
  const swatch = element('input', {
    type: 'color',
    value: `#${first || 'ffffff'}`,
    'aria-label': property.title ?? key,
    'data-key': `${key}-swatch`
  })
  const digits = input(field, {
    type: 'text',
    value: first,
    pattern: '#?[0-9a-fA-F]{6}',
    placeholder: words.none,
    spellcheck: false,
    autocomplete: 'off'
  })
  const examples = [usual || 'ff8800']
  const allowed = sayAllowed({ ...field, property: { ...property, examples } }, digits)
  onEdit(swatch, (final) => {
    digits.value = plain(swatch.value)
    allowed.show()
    change(digits.value, final)
  })
  onEdit(digits, (final) => {
    const text = digits.value.trim()
    if (HEX.test(text)) swatch.value = `#${plain(text)}`
    if (HEX.test(text) || text === '') change(plain(text), final)
  })
  const both = element('span', { className: 'swatches' }, swatch, digits)
  return { element: labelled(field, both, allowed.element) }
}

/**
 * Two to eight swatches from dark to light, above the gradient that they make.
 *
 * @param {Studio.Field} field
 * @returns {Studio.Control}
 */
export function createColoursField(field) {
  const { property, value, change, words } = field
  let stops = (value || String(property.default)).split('-').map(plain)
  const strip = element('div', { className: 'strip', ariaHidden: 'true' })
  const row = element('div', { className: 'swatches' })
  const more = button('+', () => set([...stops, stops.at(-1) ?? 'ffffff']), {
    'aria-label': words.addColour,
    'data-key': `${field.key}-more`
  })
  const fewer = button('−', () => set(stops.slice(0, -1)), {
    'aria-label': words.removeColour,
    'data-key': `${field.key}-fewer`
  })
  show()
  return { element: grouped(field, strip, row, more, fewer) }

  /** @param {string[]} next */
  function set(next) {
    stops = next
    show()
    change(stops.join('-'), true)
  }

  function show() {
    row.replaceChildren(...stops.map(swatchAt))
    paint()
    more.disabled = stops.length >= MOST
    fewer.disabled = stops.length <= FEWEST
  }

  function paint() {
    strip.style.background = gradientOf(stops)
  }

  /** @type {(stop: string, at: number) => HTMLInputElement} */
  function swatchAt(stop, at) {
    const label = fillIn(words.colourOf, { n: at + 1 })
    const swatch = element('input', { type: 'color', value: `#${stop}`, 'aria-label': label })
    onEdit(swatch, (final) => {
      stops = stops.with(at, plain(swatch.value))
      paint()
      change(stops.join('-'), final)
    })
    return swatch
  }
}

/** @param {string[]} stops */
export function gradientOf(stops) {
  return `linear-gradient(to right, ${stops.map((stop) => `#${stop}`).join(', ')})`
}

/** @param {string} colour */
const plain = (colour) => colour.trim().replace('#', '').toLowerCase()
