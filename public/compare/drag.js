/**
 * @typedef {import('./gestures.js').Parts} Parts
 * @typedef {import('./slider.js').Slider} Slider
 * @typedef {import('./viewport.js').Point} Point
 */

/**
 * Fingers and mouse buttons that are down, by id.
 *
 * @type {Map<number, Point>}
 */
const held = new Map()
/** The corner of the plate that the first of them is on. */
let corner = { left: 0, top: 0 }
/** Whether this drag moves the slider; else it moves the pictures. */
let slides = false

/**
 * @param {PointerEvent} event
 * @param {Parts} parts
 */
export function hold(event, { plates, slider, viewport }) {
  if (event.button !== 0) return false
  if (held.size === 0) corner = cornerUnder(event, plates)
  const point = pointFrom(corner, event)
  held.set(event.pointerId, point)
  plates.setPointerCapture(event.pointerId)
  const { sticksOut } = viewport.place()
  slides = held.size === 1 && slider.isShown() && (!sticksOut || slider.isNear(point.x))
  return slides && slider.moveTo(point.x)
}

/**
 * @param {PointerEvent} event
 * @param {Parts} parts
 */
export function drag(event, { slider, viewport }) {
  const before = held.get(event.pointerId)
  if (!before) return false
  const now = pointFrom(corner, event)
  if (slides) return slider.moveTo(now.x)
  const still = [...held].find(([id]) => id !== event.pointerId)?.[1]
  // of two fingers each does half of the move
  const share = still ? 0.5 : 1
  viewport.pan((now.x - before.x) * share, (now.y - before.y) * share)
  if (still) viewport.zoomBy(apart(now, still) / apart(before, still), between(now, still))
  held.set(event.pointerId, now)
}

/**
 * @param {PointerEvent} event
 * @param {Slider} slider
 */
export function release({ pointerId }, slider) {
  held.delete(pointerId)
  if (slides) slider.focus()
  slides = false
}

/**
 * Counted from the corner of the plate that it lies on.
 *
 * @param {MouseEvent} event
 * @param {HTMLElement} plates
 */
export function pointUnder(event, plates) {
  return pointFrom(cornerUnder(event, plates), event)
}

/**
 * Both plates show the same: a point is counted from the corner of the one that it lies on.
 *
 * @param {MouseEvent} event
 * @param {HTMLElement} plates
 */
function cornerUnder({ clientX, clientY }, plates) {
  const all = [...plates.querySelectorAll('.plate')].map((plate) => plate.getBoundingClientRect())
  return all.findLast(({ left, top }) => left <= clientX && top <= clientY) ?? all[0] ?? corner
}

/** @type {(corner: { left: number, top: number }, event: MouseEvent) => Point} */
const pointFrom = ({ left, top }, { clientX, clientY }) => ({ x: clientX - left, y: clientY - top })
/** @type {(one: Point, other: Point) => number} */
const apart = (one, other) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y))
/** @type {(one: Point, other: Point) => Point} */
const between = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
