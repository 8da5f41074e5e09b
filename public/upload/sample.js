import { find } from '../dom.js'

/**
 * A photograph for those who have none at hand.
 *
 * @param {(files: File[]) => void} add
 */
export function setUpSample(add) {
  const button = find('#sample', HTMLButtonElement)
  button.addEventListener('click', async () => {
    button.disabled = true
    const { src } = find('.halves img', HTMLImageElement)
    const response = await fetch(src).catch(() => Response.error())
    if (response.ok) add([new File([await response.blob()], 'cat.jpg', { type: 'image/jpeg' })])
    button.disabled = false
  })
}
