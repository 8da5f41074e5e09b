/**
 * Puts a picture in the place of the one that is shown, once it is decoded: nothing flickers. Returns
 * false where the browser cannot show it, or `isWanted` says no by then.
 *
 * @param {HTMLImageElement} shown
 * @param {{ src: string, alt: string }} picture
 * @param {() => boolean} isWanted
 */
export async function showPicture(shown, { src, alt }, isWanted) {
  const next = Object.assign(new Image(), { src })
  try {
    await next.decode()
  } catch {
    return false
  }
  if (!isWanted()) return false
  shown.src = src
  shown.alt = alt
  // painted with the next frame, as both are decoded by now
  await shown.decode().catch(() => {})
  return true
}
