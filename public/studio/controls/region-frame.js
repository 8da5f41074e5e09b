import { fillIn } from '../../format.js'
import { element } from '../element.js'
import { arrowOf } from './arrows.js'
import { putOver } from './put-over.js'

const EDGES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']
const KEY_STEP = 0.01

/**
 * The frame over the photograph: dragged as a whole or by its edges; arrow keys move it, with Shift they
 * change its size.
 *
 * @param {{
 *   overlay: Studio.Readings, words: Studio.Words, onMove: (by: Studio.Point) => void,
 *   onResize: (edges: string, by: Studio.Point) => void, onEnd: () => void
 * }} options
 */
export function createRegionFrame({ overlay, words, onMove, onResize, onEnd }) {
  const frame = element('div', {
    className: 'region-frame',
    tabIndex: 0,
    role: 'group',
    'aria-roledescription': words.frame,
    'aria-description': words.frameKeys
  })
  frame.append(
    ...EDGES.map((edges) => element('span', { className: `edge-${edges}`, 'data-edges': edges }))
  )
  const layer = element('div', { className: 'layer' }, frame)
  const remove = putOver(overlay, layer, '')

  frame.addEventListener('keydown', (event) => {
    const arrow = arrowOf(event)
    if (!arrow) return
    const by = { x: arrow.x * KEY_STEP, y: arrow.y * KEY_STEP }
    if (event.shiftKey) onResize(by.x ? 'e' : 's', by)
    else onMove(by)
    onEnd()
  })
  setUpDragging(frame, layer, { onMove, onResize, onEnd })

  return {
    remove,
    /** @param {Studio.Region | undefined} region */
    show(region) {
      layer.hidden = region === undefined
      overlay.element.dataset.tool = region ? 'region' : ''
      if (!region) return
      for (const [side, share] of Object.entries(region)) {
        frame.style.setProperty(`--${side}`, `${100 * share}%`)
      }
      const percents = Object.entries(region).map(([side, share]) => [
        side,
        Math.round(100 * share)
      ])
      frame.ariaLabel = fillIn(words.frameAt, Object.fromEntries(percents))
    }
  }
}

/**
 * @param {HTMLElement} frame
 * @param {HTMLElement} layer
 * @param {{ onMove: (by: Studio.Point) => void, onResize: (edges: string, by: Studio.Point) => void, onEnd: () => void }} calls
 */
function setUpDragging(frame, layer, { onMove, onResize, onEnd }) {
  /** @type {{ x: number, y: number, edges: string | undefined } | undefined} */
  let held
  frame.addEventListener('pointerdown', (event) => {
    const { target, button, clientX, clientY, pointerId } = event
    if (button !== 0 || !(target instanceof HTMLElement)) return
    held = { x: clientX, y: clientY, edges: target.dataset.edges }
    frame.setPointerCapture(pointerId)
  })
  frame.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!held) return
    const { width, height } = layer.getBoundingClientRect()
    const by = { x: (clientX - held.x) / width, y: (clientY - held.y) / height }
    if (held.edges) onResize(held.edges, by)
    else onMove(by)
    held = { ...held, x: clientX, y: clientY }
  })
  for (const end of ['pointerup', 'pointercancel']) {
    frame.addEventListener(end, () => {
      if (held) onEnd()
      held = undefined
    })
  }
}
