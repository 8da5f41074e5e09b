import { find } from '../dom.js'
import { drag, hold, pointUnder, release } from './drag.js'
import { fit, pan, place, zoomBy, zoomToReal } from './viewport.js'

const STEP = 1.25
const NUDGE_PX = 64
const LINE_PX = 16

const ACTIONS = {
  in: () => zoomBy(STEP),
  out: () => zoomBy(1 / STEP),
  fit,
  real: () => zoomToReal(),
  left: () => pan(NUDGE_PX, 0),
  right: () => pan(-NUDGE_PX, 0),
  up: () => pan(0, NUDGE_PX),
  down: () => pan(0, -NUDGE_PX)
}
/** @type {Record<string, keyof typeof ACTIONS>} */
const KEYS = { '+': 'in', '=': 'in', '-': 'out', '−': 'out', 0: 'fit', 1: 'real' }
/** @type {Record<string, keyof typeof ACTIONS>} */
const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/**
 * @typedef {import('./slider.js').Slider} Slider
 * @typedef {{ plates: HTMLElement, slider: Slider }} Parts
 */

/**
 * Buttons and keys, wheel, drag and pinch; `show` after each. The slider may take a drag for itself.
 *
 * @param {HTMLElement} dialog
 * @param {{ show: () => void, slider: Slider }} options
 */
export function setUpGestures(dialog, { show, slider }) {
  const plates = find('.plates', HTMLElement, dialog)
  /** @type {<E extends Event>(act: (event: E, parts: Parts) => unknown) => (event: E) => void} */
  const then = (act) => (event) => {
    if (act(event, { plates, slider }) !== false) show()
  }
  dialog.addEventListener('click', then(press))
  dialog.addEventListener('keydown', then(type))
  plates.addEventListener('wheel', then(wheel), { passive: false })
  plates.addEventListener('dblclick', then(toggleZoom))
  plates.addEventListener('pointerdown', then(hold))
  plates.addEventListener('pointermove', then(drag))
  plates.addEventListener('pointerup', (event) => release(event, slider))
  plates.addEventListener('pointercancel', (event) => release(event, slider))
}

/** @param {MouseEvent} event */
function press({ target }) {
  const name = target instanceof HTMLElement ? target.dataset.do : undefined
  if (name === undefined || !(name in ACTIONS)) return false
  ACTIONS[/** @type {keyof typeof ACTIONS} */ (name)]()
}

/**
 * Arrows move the pictures when those have the focus: the slider and the rest keep their own.
 *
 * @param {KeyboardEvent} event
 * @param {Parts} parts
 */
function type(event, { plates }) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const name = KEYS[event.key] ?? (event.target === plates ? ARROWS[event.key] : undefined)
  if (!name || event.target instanceof HTMLSelectElement) return false
  event.preventDefault()
  ACTIONS[name]()
}

/**
 * @param {WheelEvent} event
 * @param {Parts} parts
 */
function wheel(event, { plates }) {
  event.preventDefault()
  const pixels = event.deltaY * (event.deltaMode === 1 ? LINE_PX : 1)
  // a pinch on a touchpad comes as a wheel with Ctrl, in far smaller steps
  const factor = Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.002))
  zoomBy(factor, pointUnder(event, plates))
}

/**
 * @param {MouseEvent} event
 * @param {Parts} parts
 */
function toggleZoom(event, { plates, slider }) {
  if (slider.isShown()) return false
  if (place().sticksOut) fit()
  else zoomToReal(pointUnder(event, plates))
}
