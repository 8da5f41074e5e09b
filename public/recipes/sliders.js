/** Finer than that no hand aims. */
const MAX_STEPS = 10_000

/**
 * A slider beside each number that has a minimum and a maximum; the number stays what counts.
 *
 * @param {ParentNode} root
 */
export function addSliders(root) {
  for (const number of root.querySelectorAll('.field > input')) {
    if (!(number instanceof HTMLInputElement) || !number.matches('[type="number"][min][max]')) {
      continue
    }
    const range = Number(number.max) - Number(number.min)
    const step = Number(number.step) || 10 ** Math.floor(Math.log10(range / 100))
    if (range / step <= MAX_STEPS) addSlider(number, step)
  }
}

/**
 * @param {HTMLInputElement} number
 * @param {number} step
 */
function addSlider(number, step) {
  const slider = document.createElement('input')
  const { min, max, labels } = number
  Object.assign(slider, { type: 'range', min, max, step: 'any' })
  slider.setAttribute('aria-label', labels?.[0]?.textContent ?? '')
  const follow = () => {
    slider.value = number.value === '' ? min : number.value
  }
  slider.addEventListener('input', () => {
    const value = Math.max(Number(min), Math.round(Number(slider.value) / step) * step)
    number.value = String(Number(value.toPrecision(6)))
    number.dispatchEvent(new Event('input', { bubbles: true }))
  })
  number.addEventListener('input', () => {
    if (document.activeElement !== slider) follow()
  })
  const both = document.createElement('span')
  both.className = 'ranged'
  number.replaceWith(both)
  both.append(number, slider)
  follow()
}
