import { createTile } from './upload-tile.js'

/**
 * @typedef {{
 *   id: string, url: string, original: { name: string, width: number, height: number }, createdAt: string, expiresAt: string
 * }} SentImage
 * @typedef {{
 *   file: File, tile: import('./upload-tile.js').Tile, image?: SentImage, abort?: () => void,
 *   hasFailed: boolean, isGone: boolean
 * }} Photograph
 */

/**
 * One that was chosen; `on` is what the buttons of its tile do.
 *
 * @param {File} file
 * @param {{ select: () => void, again: () => void, remove: () => void }} on
 * @returns {Photograph}
 */
export function createPhotograph(file, on) {
  return {
    file,
    tile: createTile(file, on),
    hasFailed: false,
    isGone: false
  }
}
