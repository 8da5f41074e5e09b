/** Rows are taken a strip at a time, so that the page stays awake. */
const STRIP_PIXELS = 1_000_000

/**
 * @typedef {import('./compared-prints.js').Size} Size
 * @typedef {ImageDataArray} Samples
 */

/**
 * How far each pixel of the print is from the original's, 0 to 255: in the channel that differs
 * most, colours weighed by how opaque they are. `box`: where the print lies in the frame.
 *
 * @param {{ pictures: [HTMLImageElement, HTMLImageElement], frame: Size, box: Size & { x: number, y: number } }} compared
 */
export async function measureDifference({ pictures: [original, print], frame, box }) {
  const [beneath, above] = await Promise.all([draw(original, frame), draw(print, box)])
  const levels = new Uint8Array(box.width * box.height)
  const strip = createStrip(box)
  for (let top = 0; top < box.height; top += strip.height) {
    const one = strip.read(beneath, -box.x, -box.y - top)
    const other = strip.read(above, 0, -top)
    compare(one, other, levels.subarray(top * box.width))
    await nextTurn()
  }
  beneath.close()
  above.close()
  return { levels, ...sumUp(levels) }
}

/**
 * At the size that it has in the frame.
 *
 * @param {HTMLImageElement} picture
 * @param {Size} size
 */
function draw(picture, { width, height }) {
  const fits = picture.naturalWidth === width && picture.naturalHeight === height
  /** @type {ImageBitmapOptions} */
  const size = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' }
  return createImageBitmap(picture, fits ? {} : size)
}

/** @param {Size} box */
function createStrip(box) {
  const height = Math.min(box.height, Math.ceil(STRIP_PIXELS / box.width))
  const canvas = Object.assign(document.createElement('canvas'), { width: box.width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  return {
    height,
    /** @type {(bitmap: ImageBitmap, x: number, y: number) => Samples} */
    read(bitmap, x, y) {
      context.clearRect(0, 0, box.width, height)
      context.drawImage(bitmap, x, y)
      return context.getImageData(0, 0, box.width, height).data
    }
  }
}

/** @type {(one: Samples, other: Samples, levels: Uint8Array) => void} */
function compare(one, other, levels) {
  const pixels = Math.min(levels.length, one.length / 4)
  for (let pixel = 0; pixel < pixels; pixel++) levels[pixel] = distance(one, other, 4 * pixel)
}

/** @type {(one: Samples, other: Samples, at: number) => number} */
function distance(one, other, at) {
  const opaque = one[at + 3]
  const opaqueToo = other[at + 3]
  let most = Math.abs(opaque - opaqueToo)
  for (let channel = at; channel < at + 3; channel++) {
    const apart = Math.abs(one[channel] * opaque - other[channel] * opaqueToo) / 255
    if (apart > most) most = apart
  }
  return Math.ceil(most)
}

/** @param {Uint8Array} levels */
function sumUp(levels) {
  let most = 0
  let differing = 0
  for (const level of levels) {
    if (level > 0) differing++
    if (level > most) most = level
  }
  return { most, share: differing / levels.length }
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve))
