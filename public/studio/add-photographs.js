import { find } from '../dom.js'

/**
 * The button before the photographs of the stage: none of them moves it.
 *
 * @param {HTMLElement} root
 * @param {(files: File[]) => void} add
 */
export function setUpAdding(root, add) {
  const input = find('.add input', HTMLInputElement, root)
  input.addEventListener('change', () => {
    add([...(input.files ?? [])])
    // or the same photograph could not be chosen again
    input.value = ''
  })
}
