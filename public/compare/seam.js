import { percent } from './numbers.js'
import { place } from './view.js'

const NEAR_PX = 28

/** Where the original ends and the print begins: a range for keyboards and screen readers, a line for hands. */
export function createSeam(stage) {
  const range = stage.querySelector('#stage-seam')
  /** The share of what is seen of the picture; finer than the range's hundred steps. */
  let share = range.value / 100

  /** The part of the plate that the picture covers, across. */
  function seen() {
    const { x, width, plate } = place()
    const from = Math.max(0, x)
    return { from, across: Math.min(plate.width, x + width) - from }
  }

  function at() {
    const { from, across } = seen()
    return from + share * across
  }

  range.addEventListener('input', () => {
    share = range.value / 100
  })

  return {
    range,
    isThere: () => stage.dataset.view === 'slider',
    isNear: (x) => Math.abs(x - at()) <= NEAR_PX,
    focus: () => range.focus({ preventScroll: true }),

    moveTo(x) {
      const { from, across } = seen()
      share = Math.max(0, Math.min((x - from) / across, 1))
      range.value = Math.round(share * 100)
    },

    show() {
      stage.style.setProperty('--seam', `${at()}px`)
      range.ariaValueText = stage.dataset.shares
        .replace('{original}', percent(range.value / 100))
        .replace('{print}', percent(1 - range.value / 100))
    }
  }
}
