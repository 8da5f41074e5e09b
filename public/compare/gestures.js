import { find } from '../dom.js'
import { drag, hold, pointUnder, release } from './drag.js'

const STEP = 1.25
const NUDGE_PX = 64
const LINE_PX = 16

/** @type {Record<string, (viewport: Viewport) => void>} */
const ACTIONS = {
  in: ({ zoomBy }) => zoomBy(STEP),
  out: ({ zoomBy }) => zoomBy(1 / STEP),
  fit: ({ fit }) => fit(),
  real: ({ zoomToReal }) => zoomToReal(),
  left: ({ pan }) => pan(NUDGE_PX, 0),
  right: ({ pan }) => pan(-NUDGE_PX, 0),
  up: ({ pan }) => pan(0, NUDGE_PX),
  down: ({ pan }) => pan(0, -NUDGE_PX)
}
/** @type {Record<string, string>} */
const KEYS = { '+': 'in', '=': 'in', '-': 'out', '−': 'out', 0: 'fit', 1: 'real' }
/** @type {Record<string, string>} */
const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/**
 * @typedef {import('./slider.js').Slider} Slider
 * @typedef {import('./viewport.js').Viewport} Viewport
 * @typedef {{ plates: HTMLElement, slider: Slider, viewport: Viewport }} Parts
 */

/**
 * Buttons and keys, wheel, drag and pinch; `show` after each. The slider may take a drag for itself.
 *
 * @param {HTMLElement} dialog
 * @param {{ show: () => void, slider: Slider, viewport: Viewport }} options
 */
export function setUpGestures(dialog, { show, slider, viewport }) {
  const plates = find('.plates', HTMLElement, dialog)
  /** @type {<E extends Event>(act: (event: E, parts: Parts) => unknown) => (event: E) => void} */
  const then = (act) => (event) => {
    if (act(event, { plates, slider, viewport }) !== false) show()
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

/**
 * @param {MouseEvent} event
 * @param {Parts} parts
 */
function press({ target }, { viewport }) {
  const act = ACTIONS[(target instanceof HTMLElement && target.dataset.do) || '']
  if (!act) return false
  act(viewport)
}

/**
 * Arrows move the pictures when those have the focus: the slider and the rest keep their own.
 *
 * @param {KeyboardEvent} event
 * @param {Parts} parts
 */
function type(event, { plates, viewport }) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const name = KEYS[event.key] ?? (event.target === plates ? ARROWS[event.key] : undefined)
  const act = ACTIONS[name ?? '']
  if (!act || event.target instanceof HTMLSelectElement) return false
  event.preventDefault()
  act(viewport)
}

/**
 * @param {WheelEvent} event
 * @param {Parts} parts
 */
function wheel(event, { plates, viewport }) {
  event.preventDefault()
  const pixels = event.deltaY * (event.deltaMode === 1 ? LINE_PX : 1)
  // a pinch on a touchpad comes as a wheel with Ctrl, in far smaller steps
  const factor = Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.002))
  viewport.zoomBy(factor, pointUnder(event, plates))
}

/**
 * @param {MouseEvent} event
 * @param {Parts} parts
 */
function toggleZoom(event, { plates, slider, viewport }) {
  if (slider.isShown()) return false
  if (viewport.place().sticksOut) viewport.fit()
  else viewport.zoomToReal(pointUnder(event, plates))
}
