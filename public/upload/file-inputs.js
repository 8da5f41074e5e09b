import { find } from '../dom.js'
import { isImage, setUpDropping } from './dropped-files.js'

/**
 * Every way by which photographs come to the page.
 *
 * @param {(files: File[]) => void} add
 */
export function setUpFileInputs(add) {
  const isTouched = matchMedia('(pointer: coarse)').matches
  setUpInput('#data', add)
  const folder = setUpInput('#folder', (files) => add(files.filter(isImage)))
  folder.webkitdirectory = true
  labelOf(folder).hidden = isTouched || !('webkitdirectory' in HTMLInputElement.prototype)
  labelOf(setUpInput('#camera', add)).hidden = !isTouched
  setUpDropping(document.body, add)
}

/** @param {HTMLInputElement} input */
const labelOf = (input) => /** @type {HTMLElement} */ (input.parentElement)

/**
 * @param {string} selector
 * @param {(files: File[]) => void} add
 */
function setUpInput(selector, add) {
  const input = find(selector, HTMLInputElement)
  const take = () => {
    add([...(input.files ?? [])])
    // or the same photograph could not be chosen again
    input.value = ''
  }
  input.addEventListener('change', take)
  take()
  return input
}
