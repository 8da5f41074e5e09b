import { find } from '../dom.js'
import { percent } from './percent.js'

/** @typedef {ReturnType<typeof createSlider>} Slider */

const NEAR_PX = 28

/**
 * Where the original ends and the print begins: a range for keyboards and screen readers, a line for
 * pointers.
 *
 * @param {HTMLElement} dialog
 * @param {import('./viewport.js').Viewport} viewport
 */
export function createSlider(dialog, { place }) {
  const range = find('.seam-range', HTMLInputElement, dialog)
  /** The share of what is seen of the picture; finer than the range's hundred steps. */
  let share = Number(range.value) / 100

  /** The part of the plate that the picture covers, across. */
  function seen() {
    const { x, width, plate } = place()
    const from = Math.max(0, x)
    return { from, across: Math.min(plate.width, x + width) - from }
  }

  function position() {
    const { from, across } = seen()
    return from + share * across
  }

  range.addEventListener('input', () => {
    share = Number(range.value) / 100
  })

  return {
    range,
    isShown: () => dialog.dataset.view === 'slider',
    /** @param {number} x */
    isNear: (x) => Math.abs(x - position()) <= NEAR_PX,
    focus: () => range.focus({ preventScroll: true }),

    /** @param {number} x */
    moveTo(x) {
      const { from, across } = seen()
      share = Math.max(0, Math.min((x - from) / across, 1))
      range.value = String(Math.round(share * 100))
    },

    show() {
      const { shares = '' } = dialog.dataset
      const original = Number(range.value) / 100
      dialog.style.setProperty('--seam', `${position()}px`)
      range.ariaValueText = shares
        .replace('{original}', percent(original))
        .replace('{print}', percent(1 - original))
    }
  }
}
