/** An original's pixel may cover this many of the screen's. */
const MOST_REAL = 32
const MIDDLE = { x: 0.5, y: 0.5 }

/**
 * @typedef {import('./compared-prints.js').Size} Size
 * @typedef {{ x: number, y: number }} Point
 */

/**
 * What both pictures are seen through: the same part of each, in the same size.
 *
 * @typedef {ReturnType<typeof createViewport>} Viewport
 */
export function createViewport() {
  const view = {
    frame: { width: 1, height: 1 },
    plate: { width: 1, height: 1 },
    /** CSS pixels for a pixel of the frame; 0: as many as let all of it be seen. */
    asked: 0,
    centre: MIDDLE
  }
  const place = () => placeOf(view)

  return {
    place,
    /**
     * The frame is what both pictures lie in, the plate what it is seen through.
     *
     * @param {{ frame?: Size, plate?: Size }} sizes
     */
    lay: (sizes) => Object.assign(view, sizes),
    fit() {
      view.asked = 0
    },
    /** @param {Point} [at] */
    zoomToReal: (at) => zoomTo(view, real(), at),
    /**
     * What lies under that point of the plate stays there.
     *
     * @type {(factor: number, at?: Point) => void}
     */
    zoomBy: (factor, at) => zoomTo(view, place().scale * factor, at),
    /**
     * In CSS pixels, as the hand moves.
     *
     * @param {number} x
     * @param {number} y
     */
    pan(x, y) {
      const { width, height } = place()
      view.centre = { x: view.centre.x - x / width, y: view.centre.y - y / height }
    }
  }
}

/** @typedef {{ frame: Size, plate: Size, asked: number, centre: Point }} View */

/**
 * Where the frame lies on each plate: its left upper corner, and its scale.
 *
 * @param {View} view
 */
function placeOf(view) {
  const { frame, plate } = view
  const scale = view.asked || fitting(view)
  const width = frame.width * scale
  const height = frame.height * scale
  const x = within(view.centre.x, plate.width / width)
  const y = within(view.centre.y, plate.height / height)
  view.centre = { x, y }
  const corner = { x: plate.width / 2 - x * width, y: plate.height / 2 - y * height }
  const sticksOut = width > plate.width + 0.5 || height > plate.height + 0.5
  return { ...corner, scale, width, height, plate, sticksOut }
}

/** @type {(view: View, wanted: number, at?: Point) => void} */
function zoomTo(view, wanted, at = { x: view.plate.width / 2, y: view.plate.height / 2 }) {
  const { plate, frame } = view
  const before = placeOf(view)
  const fitted = fitting(view)
  const least = Math.min(fitted, real())
  const scale = Math.max(least, Math.min(wanted, Math.max(fitted, MOST_REAL * real())))
  view.asked = scale === fitted ? 0 : scale
  const under = { x: (at.x - before.x) / before.width, y: (at.y - before.y) / before.height }
  view.centre = {
    x: under.x + (plate.width / 2 - at.x) / (frame.width * scale),
    y: under.y + (plate.height / 2 - at.y) / (frame.height * scale)
  }
}

/** @param {View} view */
const fitting = ({ plate, frame }) =>
  Math.min(plate.width / frame.width, plate.height / frame.height)
const real = () => 1 / devicePixelRatio

/**
 * Nothing is seen beyond an edge without need.
 *
 * @param {number} position
 * @param {number} seen the share of this side that the plate shows
 */
function within(position, seen) {
  if (seen >= 1) return MIDDLE.x
  return Math.max(seen / 2, Math.min(position, 1 - seen / 2))
}
