/** Enough to read levels and colours from, few enough to be drawn at once. */
const MAX_SIDE = 640
const LEVELS = 256

/**
 * The pixels of the untreated picture, read when they are first needed.
 *
 * @param {() => HTMLImageElement} picture
 */
export function createUntreated(picture) {
  let of = ''
  /** @type {ImageData | undefined} */
  let pixels

  function read() {
    const image = picture()
    if (image.src === of) return pixels
    of = image.src
    pixels = draw(image)
    return pixels
  }

  return {
    /**
     * @param {number} x from 0 to 1
     * @param {number} y from 0 to 1
     */
    pixelsAt(x, y) {
      const drawn = read()
      if (!drawn) return undefined
      const { width, height, data } = drawn
      const column = Math.min(width - 1, Math.max(0, Math.floor(x * width)))
      const row = Math.min(height - 1, Math.max(0, Math.floor(y * height)))
      return [...data.slice(4 * (row * width + column), 4 * (row * width + column) + 3)]
    },
    histogram() {
      const drawn = read()
      return drawn && countLevels(drawn.data)
    }
  }
}

/** @param {HTMLImageElement} image */
function draw(image) {
  const scale = Math.min(1, MAX_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const width = Math.round(image.naturalWidth * scale)
  const height = Math.round(image.naturalHeight * scale)
  if (!image.complete || width * height === 0) return undefined
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context?.drawImage(image, 0, 0, width, height)
  return context?.getImageData(0, 0, width, height)
}

/** @param {ImageDataArray} data */
function countLevels(data) {
  const counts = new Uint32Array(LEVELS)
  for (let at = 0; at < data.length; at += 4) {
    const gray =
      0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
    const level = Math.round(gray)
    counts[level] = (counts[level] ?? 0) + 1
  }
  return counts
}
