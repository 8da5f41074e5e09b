const WIDTH = 240

/** What the browser cannot read stays black. */
export async function draw(file, canvas) {
  const options = { resizeWidth: WIDTH, resizeQuality: 'medium' }
  const bitmap = await createImageBitmap(file, options).catch(() => undefined)
  if (!bitmap) return
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer').transferFromImageBitmap(bitmap)
}
