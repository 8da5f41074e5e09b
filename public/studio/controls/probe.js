import { element } from '../element.js'
import { arrowOf } from './arrows.js'
import { putOver } from './put-over.js'

const KEY_STEP = 0.02

/** @param {number} share */
const inside = (share) => Math.min(Math.max(share, 0), 1)

/**
 * A point over the photograph: the pointer's, or one that arrow keys move; a click or Enter picks it.
 *
 * @param {{
 *   overlay: Studio.Readings, label: string, onPoint: (x: number, y: number) => void,
 *   onPick: (x: number, y: number) => void
 * }} options
 */
export function createProbe({ overlay, label, onPoint, onPick }) {
  const point = element('button', { type: 'button', className: 'probe', 'aria-label': label })
  const layer = element('div', { className: 'layer probing' }, point)
  let at = { x: 0.5, y: 0.5 }

  layer.addEventListener('pointermove', (event) => {
    at = under(event)
    onPoint(at.x, at.y)
  })
  layer.addEventListener('click', (event) => {
    // a key that presses the button has no place of its own
    if (event.detail > 0) at = under(event)
    show()
    onPoint(at.x, at.y)
    onPick(at.x, at.y)
  })
  point.addEventListener('keydown', (event) => {
    const arrow = arrowOf(event)
    if (!arrow) return
    at = { x: inside(at.x + arrow.x * KEY_STEP), y: inside(at.y + arrow.y * KEY_STEP) }
    show()
    onPoint(at.x, at.y)
  })
  show()
  return { remove: putOver(overlay, layer, 'probe') }

  /** @param {MouseEvent} event */
  function under({ clientX, clientY }) {
    const { left, top, width, height } = layer.getBoundingClientRect()
    return { x: inside((clientX - left) / width), y: inside((clientY - top) / height) }
  }

  function show() {
    point.style.setProperty('--left', `${100 * at.x}%`)
    point.style.setProperty('--top', `${100 * at.y}%`)
  }
}
