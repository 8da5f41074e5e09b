const WIDTH = 480
const LEVELS = 256

/**
 * What lies over the photograph reads the picture that the chosen step is given: the photograph, or after
 * other steps a preview of what they made.
 *
 * @param {Studio.Overlay} overlay
 * @param {{ url: () => string, before: () => string }} step `before` is the recipe up to it
 * @returns {Studio.Readings}
 */
export function createReadings(overlay, { url, before }) {
  /** @type {Set<() => void>} */
  const heard = new Set()
  /** @type {{ src: string, pixels?: ImageData }} */
  let read = { src: '' }
  const tellAll = () => {
    for (const call of heard) call()
  }
  overlay.onResize(tellAll)

  return {
    element: overlay.element,
    onResize(call) {
      heard.add(call)
      return () => heard.delete(call)
    },
    pixelsAt(x, y) {
      return isUntreated() ? overlay.pixelsAt(x, y) : pixelIn(pixels(), x, y)
    },
    histogram() {
      return isUntreated() ? overlay.histogram() : countLevels(pixels())
    }
  }

  function isUntreated() {
    return url() === '' || before() === ''
  }

  function pixels() {
    const recipe = `${before()},grayscale`
    const src = `${url()}/preview?${new URLSearchParams({ recipe, width: String(WIDTH) })}`
    if (src !== read.src) load(src)
    return read.pixels
  }

  /** @param {string} src */
  async function load(src) {
    read = { src }
    const pixels = await readPixels(src).catch(() => undefined)
    if (read.src !== src || !pixels) return
    read = { src, pixels }
    tellAll()
  }
}

/** @param {string} src */
async function readPixels(src) {
  const picture = new Image()
  picture.src = src
  await picture.decode()
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight)
  const context = canvas.getContext('2d')
  context?.drawImage(picture, 0, 0)
  return context?.getImageData(0, 0, canvas.width, canvas.height)
}

/** @type {(pixels: ImageData | undefined, x: number, y: number) => number[] | undefined} */
function pixelIn(pixels, x, y) {
  if (!pixels) return
  const { width, height, data } = pixels
  const at = 4 * (Math.floor(y * (height - 1)) * width + Math.floor(x * (width - 1)))
  return [...data.subarray(at, at + 3)]
}

/** @param {ImageData | undefined} pixels of equal channels */
function countLevels(pixels) {
  if (!pixels) return
  const counts = new Uint32Array(LEVELS)
  for (let at = 0; at < pixels.data.length; at += 4) {
    const level = pixels.data[at] ?? 0
    counts[level] = (counts[level] ?? 0) + 1
  }
  return counts
}
