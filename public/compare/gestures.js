import { fit, pan, place, zoomBy, zoomToReal } from './view.js'

const STEP = 1.25
const NUDGE_PX = 64
const LINE_PX = 16

const DEEDS = {
  in: () => zoomBy(STEP),
  out: () => zoomBy(1 / STEP),
  fit,
  real: () => zoomToReal(),
  left: () => pan(NUDGE_PX, 0),
  right: () => pan(-NUDGE_PX, 0),
  up: () => pan(0, NUDGE_PX),
  down: () => pan(0, -NUDGE_PX)
}
const KEYS = { '+': 'in', '=': 'in', '-': 'out', '−': 'out', 0: 'fit', 1: 'real' }
const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** Fingers and mouse buttons that are down, by id. */
const held = new Map()
/** The plate that the first of them is on. */
let corner
/** Whether this drag moves the seam; else it moves the pictures. */
let slides = false

/** Buttons and keys, wheel, drag and pinch; `show` after each. `seam` may take a drag for itself. */
export function tendGestures(stage, { show, seam }) {
  const plates = stage.querySelector('.plates')
  const then = (deed) => (event) => {
    if (deed(event, plates, seam) !== false) show()
  }
  stage.addEventListener('click', then(press))
  stage.addEventListener('keydown', then(type))
  plates.addEventListener('wheel', then(wheel), { passive: false })
  plates.addEventListener('dblclick', then(leap))
  plates.addEventListener('pointerdown', then(hold))
  plates.addEventListener('pointermove', then(drag))
  for (const end of ['pointerup', 'pointercancel']) {
    plates.addEventListener(end, (event) => release(event, seam))
  }
}

function press({ target }) {
  const deed = DEEDS[target.dataset.do]
  if (!deed) return false
  deed()
}

/** Arrows move the pictures when those have the focus: the seam and the rest keep their own. */
function type(event, plates) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const deed = KEYS[event.key] ?? (event.target === plates ? ARROWS[event.key] : undefined)
  if (!deed || event.target.matches('select')) return false
  event.preventDefault()
  DEEDS[deed]()
}

function wheel(event, plates) {
  event.preventDefault()
  const pixels = event.deltaY * (event.deltaMode === 1 ? LINE_PX : 1)
  // a pinch on a touchpad comes as a wheel with Ctrl, in far smaller steps
  const factor = Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.002))
  zoomBy(factor, pointFrom(cornerUnder(event, plates), event))
}

function leap(event, plates, seam) {
  if (seam.isThere()) return false
  if (place().sticksOut) fit()
  else zoomToReal(pointFrom(cornerUnder(event, plates), event))
}

function hold(event, plates, seam) {
  if (event.button !== 0) return false
  if (held.size === 0) corner = cornerUnder(event, plates)
  const point = pointFrom(corner, event)
  held.set(event.pointerId, point)
  plates.setPointerCapture(event.pointerId)
  slides = held.size === 1 && seam.isThere() && (!place().sticksOut || seam.isNear(point.x))
  return slides && seam.moveTo(point.x)
}

function drag(event, _, seam) {
  const before = held.get(event.pointerId)
  if (!before) return false
  const now = pointFrom(corner, event)
  if (slides) return seam.moveTo(now.x)
  const still = [...held].find(([id]) => id !== event.pointerId)?.[1]
  // of two fingers each does half of the move
  const share = still ? 0.5 : 1
  pan((now.x - before.x) * share, (now.y - before.y) * share)
  if (still) zoomBy(apart(now, still) / apart(before, still), between(now, still))
  held.set(event.pointerId, now)
}

function release({ pointerId }, seam) {
  held.delete(pointerId)
  if (slides) seam.focus()
  slides = false
}

/** Both plates show the same: a point is counted from the corner of the one that it lies on. */
function cornerUnder({ clientX, clientY }, plates) {
  const all = [...plates.querySelectorAll('.plate')].map((plate) => plate.getBoundingClientRect())
  return all.findLast(({ left, top }) => left <= clientX && top <= clientY) ?? all[0]
}

const pointFrom = ({ left, top }, { clientX, clientY }) => ({ x: clientX - left, y: clientY - top })
const apart = (one, other) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y))
const between = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
