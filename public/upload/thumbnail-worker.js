const WIDTH = 240

/** For each file a small picture, or nothing where the browser cannot read it. */
addEventListener('message', async ({ data: file }) => {
  /** @type {ImageBitmapOptions} */
  const options = { resizeWidth: WIDTH, resizeQuality: 'medium' }
  const bitmap = await createImageBitmap(file, options).catch(() => undefined)
  if (!bitmap) return postMessage(undefined)
  // drawn, since a bitmap that is handed over loses its orientation
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  const upright = canvas.transferToImageBitmap()
  postMessage(upright, { transfer: [upright] })
})
