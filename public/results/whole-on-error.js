/** Where small pictures cannot be made just now, the whole ones are shown. */
export function showWholeOnError() {
  document.addEventListener('error', ({ target }) => showWhole(target), true)
  // those that failed before this script was there
  for (const image of document.images) {
    if (image.complete && image.naturalWidth === 0 && image.currentSrc) showWhole(image)
  }
}

/** @param {EventTarget | null} image */
function showWhole(image) {
  if (!(image instanceof HTMLImageElement)) return
  const { whole } = image.dataset
  if (!image.srcset && !whole) return
  image.removeAttribute('srcset')
  image.removeAttribute('data-whole')
  if (whole) image.src = whole
}
