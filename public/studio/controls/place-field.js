import { element } from '../element.js'
import { grouped } from './field.js'
import { putOver } from './put-over.js'

const ROWS = [
  ['north-west', 'north', 'north-east'],
  ['west', 'center', 'east'],
  ['south-west', 'south', 'south-east']
]
const POINTS = ROWS.flat()

/**
 * Nine points, and what else the catalogue offers. What is laid on the photograph is also dragged there.
 *
 * @type {Studio.CreateControl}
 */
export function createPlaceField(field) {
  const { property, value, change, overlay, step } = field
  const others = (property.enum ?? []).filter((place) => !POINTS.includes(place))
  const radios = [...POINTS, ...others].map((place) => radioOf(field, place))
  for (const radio of radios) radio.addEventListener('change', () => change(radio.value, true))
  choose(value || String(property.default))
  const points = radios.slice(0, POINTS.length)
  const grid = element('div', { className: 'points' }, ...points)
  const labels = radios
    .slice(POINTS.length)
    .map((radio) => element('label', { className: 'tick' }, radio, radio.value))
  const isLaid = step.startsWith('watermark')
  const stop = isLaid
    ? layerOver(overlay, (place, final) => choose(place) && change(place, final))
    : undefined
  return { element: grouped(field, grid, ...labels), ...(stop && { stop }) }

  /** @param {string} place */
  function choose(place) {
    for (const radio of radios) radio.checked = radio.value === place
    return true
  }
}

/**
 * @param {Studio.Field} field
 * @param {string} place
 */
function radioOf({ id, key, words }, place) {
  const word = words[place.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ?? place
  return element('input', {
    type: 'radio',
    name: id,
    value: place,
    title: word,
    'aria-label': word,
    'data-key': `${key}-${place}`
  })
}

/**
 * @param {Studio.Readings} overlay
 * @param {(place: string, final: boolean) => void} put
 */
function layerOver(overlay, put) {
  const layer = element('div', { className: 'layer placing' })
  layer.append(...POINTS.map(() => element('span', { className: 'point', ariaHidden: 'true' })))
  const placeUnder = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const { left, top, width, height } = layer.getBoundingClientRect()
    const third = (/** @type {number} */ share) => Math.min(Math.max(Math.floor(share * 3), 0), 2)
    return ROWS[third((clientY - top) / height)]?.[third((clientX - left) / width)] ?? 'center'
  }
  layer.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    layer.setPointerCapture(event.pointerId)
    put(placeUnder(event), false)
  })
  layer.addEventListener('pointermove', (event) => {
    if (layer.hasPointerCapture(event.pointerId)) put(placeUnder(event), false)
  })
  layer.addEventListener('pointerup', (event) => put(placeUnder(event), true))
  return putOver(overlay, layer, 'place')
}
