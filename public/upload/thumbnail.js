const WIDTH = 240

/**
 * What the browser cannot read stays black.
 *
 * @param {File} file
 * @param {HTMLCanvasElement} canvas
 */
export async function drawThumbnail(file, canvas) {
  /** @type {ImageBitmapOptions} */
  const options = { resizeWidth: WIDTH, resizeQuality: 'medium' }
  const bitmap = await createImageBitmap(file, options).catch(() => undefined)
  if (!bitmap) return
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  // drawn, since a bitmap that is handed over loses its orientation
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
}
