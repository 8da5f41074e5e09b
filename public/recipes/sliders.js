/** Finer than that no hand aims. */
const MAX_STEPS = 10_000

/** A slider beside each number that has a least and a most; the number stays what counts. */
export function addSliders(root) {
  for (const number of root.querySelectorAll('.field > [type="number"][min][max]')) {
    const least = Number(number.min)
    const range = Number(number.max) - least
    const step = Number(number.step) || 10 ** Math.floor(Math.log10(range / 100))
    if (range / step <= MAX_STEPS) addSlider(number, least, step)
  }
}

function addSlider(number, least, step) {
  const slider = document.createElement('input')
  const { min, max, labels } = number
  Object.assign(slider, { type: 'range', min, max, step: 'any' })
  slider.setAttribute('aria-label', labels[0].textContent)
  const follow = () => {
    slider.value = number.value === '' ? min : number.value
  }
  slider.addEventListener('input', () => {
    const value = Math.max(least, Math.round(slider.value / step) * step)
    number.value = Number(value.toPrecision(6))
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
