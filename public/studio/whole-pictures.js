import { showPicture } from './pictures.js'

/**
 * Small copies of pictures are enough until somebody looks closer: then the whole ones come in their place.
 *
 * @param {Record<'original' | 'print', HTMLImageElement>} pictures
 */
export function createWholePictures(pictures) {
  const offered = { original: '', print: '' }

  return {
    /**
     * @param {'original' | 'print'} side
     * @param {string} url empty: there is none, or it is shown
     */
    offer(side, url) {
      offered[side] = url
    },
    /** @param {number} width of the pictures on the screen, in its pixels */
    look(width) {
      for (const side of /** @type {const} */ (['original', 'print'])) {
        if (offered[side] && width > pictures[side].naturalWidth) load(side)
      }
    }
  }

  /** @param {'original' | 'print'} side */
  function load(side) {
    const picture = pictures[side]
    const { src, alt } = picture
    showPicture(picture, { src: offered[side], alt }, () => picture.src === src)
    offered[side] = ''
  }
}
