/** An original's pixel may cover this many of the screen's. */
const MOST_REAL = 32
const MIDDLE = { x: 0.5, y: 0.5 }

/**
 * @typedef {import('./compared-prints.js').Size} Size
 * @typedef {{ x: number, y: number }} Point
 */

let frame = { width: 1, height: 1 }
let plate = { width: 1, height: 1 }
/** CSS pixels for a pixel of the frame; 0: as many as let all of it be seen. */
let asked = 0
let centre = MIDDLE

/**
 * The frame is what both pictures lie in, the plate what it is seen through.
 *
 * @param {{ frame?: Size, plate?: Size }} sizes
 */
export function lay(sizes) {
  frame = sizes.frame ?? frame
  plate = sizes.plate ?? plate
}

/** Where the frame lies on each plate: its left upper corner, and its scale. */
export function place() {
  const scale = asked || fitting()
  const width = frame.width * scale
  const height = frame.height * scale
  centre = { x: within(centre.x, plate.width / width), y: within(centre.y, plate.height / height) }
  const [x, y] = [plate.width / 2 - centre.x * width, plate.height / 2 - centre.y * height]
  const sticksOut = width > plate.width + 0.5 || height > plate.height + 0.5
  return { x, y, scale, width, height, plate, sticksOut }
}

export function fit() {
  asked = 0
}

/** @param {Point} [at] */
export function zoomToReal(at) {
  zoomTo(real(), at)
}

/**
 * What lies under that point of the plate stays there.
 *
 * @param {number} factor
 * @param {Point} [at]
 */
export function zoomBy(factor, at) {
  zoomTo(place().scale * factor, at)
}

/**
 * In CSS pixels, as the hand moves.
 *
 * @param {number} x
 * @param {number} y
 */
export function pan(x, y) {
  const { width, height } = place()
  centre = { x: centre.x - x / width, y: centre.y - y / height }
}

/**
 * @param {number} wanted
 * @param {Point} [at]
 */
function zoomTo(wanted, at = { x: plate.width / 2, y: plate.height / 2 }) {
  const before = place()
  const fitted = fitting()
  const least = Math.min(fitted, real())
  const scale = Math.max(least, Math.min(wanted, Math.max(fitted, MOST_REAL * real())))
  asked = scale === fitted ? 0 : scale
  const under = { x: (at.x - before.x) / before.width, y: (at.y - before.y) / before.height }
  centre = {
    x: under.x + (plate.width / 2 - at.x) / (frame.width * scale),
    y: under.y + (plate.height / 2 - at.y) / (frame.height * scale)
  }
}

const real = () => 1 / devicePixelRatio
const fitting = () => Math.min(plate.width / frame.width, plate.height / frame.height)

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
