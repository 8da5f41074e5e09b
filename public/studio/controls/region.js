export const WHOLE = { left: 0, top: 0, width: 1, height: 1 }
const SMALLEST = 0.01

/**
 * @param {string} text `10p.20p.50p.40p`, or pixels of a picture of that size
 * @param {Studio.Size} size
 * @returns {Studio.Region}
 */
export function readRegion(text, { width, height }) {
  const [left, top, across, down] = text.split('.').map((length, at) => {
    const share = length.endsWith('p') ? 100 : at % 2 === 0 ? width : height
    return Number.parseInt(length, 10) / share
  })
  const region = { left, top, width: across, height: down }
  const isRead = Object.values(region).every(Number.isFinite)
  return isRead ? within(/** @type {Studio.Region} */ (region)) : WHOLE
}

/**
 * In whole percents, which fit pictures of every size; in pixels where the proportions count.
 *
 * @param {Studio.Region} region
 * @param {Studio.Size} [pixels]
 */
export function writeRegion({ left, top, width, height }, pixels) {
  const unit = pixels ? '' : 'p'
  const { width: across, height: down } = pixels ?? { width: 100, height: 100 }
  const lengths = [
    left * across,
    top * down,
    Math.max(1, width * across),
    Math.max(1, height * down)
  ]
  return lengths.map((length) => `${Math.round(length)}${unit}`).join('.')
}

/**
 * @param {Studio.Region} region
 * @param {Studio.Point} by
 * @returns {Studio.Region}
 */
export function moveRegion(region, { x, y }) {
  return {
    ...region,
    left: clamp(region.left + x, 0, 1 - region.width),
    top: clamp(region.top + y, 0, 1 - region.height)
  }
}

/**
 * Moves the edges that the direction names (`ne`, `s`, …); the others stay. `ratio` is width to height
 * in shares: it holds if given.
 *
 * @param {Studio.Region} region
 * @param {string} edges
 * @param {Studio.Point & { ratio?: number }} by
 * @returns {Studio.Region}
 */
export function resizeRegion(region, edges, { x, y, ratio }) {
  let { left, top } = region
  let right = left + region.width
  let bottom = top + region.height
  if (edges.includes('w')) left = clamp(left + x, 0, right - SMALLEST)
  if (edges.includes('e')) right = clamp(right + x, left + SMALLEST, 1)
  if (edges.includes('n')) top = clamp(top + y, 0, bottom - SMALLEST)
  if (edges.includes('s')) bottom = clamp(bottom + y, top + SMALLEST, 1)
  const resized = { left, top, width: right - left, height: bottom - top }
  return ratio ? keepRatio(resized, edges, ratio) : resized
}

/**
 * The largest part with that ratio around the middle of this one, of about its area.
 *
 * @param {Studio.Region} region
 * @param {number} ratio
 * @returns {Studio.Region}
 */
export function fitRatio({ left, top, width, height }, ratio) {
  const wanted = Math.sqrt(width * height * ratio)
  const across = Math.min(wanted, 1, ratio)
  const down = across / ratio
  const x = left + width / 2 - across / 2
  const y = top + height / 2 - down / 2
  return { left: clamp(x, 0, 1 - across), top: clamp(y, 0, 1 - down), width: across, height: down }
}

/**
 * Follows the side that was moved; a corner's, the longer of both. The opposite edge or corner stays.
 *
 * @param {Studio.Region} region
 * @param {string} edges
 * @param {number} ratio
 * @returns {Studio.Region}
 */
function keepRatio({ left, top, width, height }, edges, ratio) {
  const isAcross = edges === 'e' || edges === 'w'
  const isDown = edges === 'n' || edges === 's'
  const right = left + width
  const bottom = top + height
  const wanted = isAcross ? width : isDown ? height * ratio : Math.max(width, height * ratio)
  const spaceAcross = edges.includes('w') ? right : 1 - left
  const spaceDown = edges.includes('n') ? bottom : 1 - top
  const across = Math.min(wanted, spaceAcross, spaceDown * ratio)
  const down = across / ratio
  return {
    left: edges.includes('w') ? right - across : left,
    top: edges.includes('n') ? bottom - down : top,
    width: across,
    height: down
  }
}

/**
 * @param {Studio.Region} region
 * @returns {Studio.Region}
 */
function within({ left, top, width, height }) {
  const x = clamp(left, 0, 1 - SMALLEST)
  const y = clamp(top, 0, 1 - SMALLEST)
  return {
    left: x,
    top: y,
    width: clamp(width, SMALLEST, 1 - x),
    height: clamp(height, SMALLEST, 1 - y)
  }
}

/** @type {(value: number, least: number, most: number) => number} */
const clamp = (value, least, most) => Math.min(Math.max(value, least), most)
