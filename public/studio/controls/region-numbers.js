import { element } from '../element.js'
import { sayAllowed } from './allowed.js'
import { onEdit as watch } from './field.js'

/** @type {(keyof Studio.Region)[]} */
const SIDES = ['left', 'top', 'width', 'height']

/**
 * The region in percent of the picture.
 *
 * @param {{ field: Studio.Field, onEdit: (region: Studio.Region, final: boolean) => void }} options
 */
export function createRegionNumbers({ field: { id, key, words }, onEdit }) {
  const inputs = SIDES.map((side) => {
    const from = side === 'width' || side === 'height' ? 1 : 0
    const number = { type: 'number', min: from, max: 100, step: 'any', required: true }
    return element('input', { id: `${id}-${side}`, 'data-key': `${key}-${side}`, ...number })
  })
  for (const input of inputs) {
    watch(input, (final) => {
      if (inputs.every(({ validity }) => validity.valid)) onEdit(read(), final)
    })
  }
  const allowed = inputs.map((input) => {
    const property = { minimum: Number(input.min), maximum: 100 }
    return sayAllowed({ id: input.id, words, property }, input)
  })
  const reasons = allowed.map(({ element }) => element)
  const labels = inputs.map((input, at) =>
    element('label', { htmlFor: input.id }, `${words[SIDES[at] ?? '']} %`, input)
  )

  return {
    element: element('div', {}, element('div', { className: 'sides' }, ...labels), ...reasons),
    /** @param {Studio.Region} region */
    show(region) {
      inputs.forEach((input, at) => {
        const share = region[SIDES[at] ?? 'left']
        if (input !== document.activeElement) input.value = String(Math.round(1000 * share) / 10)
        allowed[at]?.show()
      })
    }
  }

  /** What sticks out of the picture is cut off. */
  function read() {
    const [left = 0, top = 0, width = 1, height = 1] = inputs.map(
      ({ value }) => Number(value) / 100
    )
    const x = Math.min(left, 0.99)
    const y = Math.min(top, 0.99)
    return { left: x, top: y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) }
  }
}
