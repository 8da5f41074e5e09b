const NEAR = '600px'

/** @type {WeakMap<Element, File>} */
const files = new WeakMap()
/** One after the other: decoded, a photograph takes far more memory than its file. */
let drawn = Promise.resolve()
/** @type {Worker | undefined} */
let worker

const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const file = files.get(target)
      if (!isIntersecting || !file || !(target instanceof HTMLCanvasElement)) continue
      sight.unobserve(target)
      drawn = drawn.then(() => draw(file, target))
    }
  },
  { rootMargin: NEAR, scrollMargin: NEAR }
)

/**
 * Draws it as soon as somebody may see it.
 *
 * @param {File} file
 * @param {HTMLCanvasElement} canvas
 */
export function drawThumbnail(file, canvas) {
  files.set(canvas, file)
  sight.observe(canvas)
}

/**
 * What the browser cannot read stays black.
 *
 * @param {File} file
 * @param {HTMLCanvasElement} canvas
 */
async function draw(file, canvas) {
  if (!canvas.isConnected) return
  const bitmap = await makeSmall(file)
  if (!bitmap) return
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
}

/**
 * By another thread: while a photograph is made small, this one would answer nobody.
 *
 * @param {File} file
 * @returns {Promise<ImageBitmap | undefined>}
 */
function makeSmall(file) {
  worker ??= new Worker(new URL('./thumbnail-worker.js', import.meta.url))
  /** @type {PromiseWithResolvers<ImageBitmap | undefined>} */
  const { promise, resolve } = Promise.withResolvers()
  worker.onmessage = ({ data }) => resolve(data)
  worker.onerror = () => resolve(undefined)
  worker.postMessage(file)
  return promise
}
