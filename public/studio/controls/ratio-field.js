import { element } from '../element.js'
import { labelled } from './field.js'

const RATIOS = ['1x1', '4x5', '3x4', '2x3', '9x16', '5x4', '4x3', '3x2', '16x9', '2x1']

/**
 * @type {Studio.CreateControl}
 */
export function createRatioField(field) {
  const { property, key, value, id, change } = field
  const chosen = value || String(property.default)
  const offered = RATIOS.includes(chosen) ? RATIOS : [...RATIOS, chosen]
  const options = offered.map((ratio) =>
    element('option', { value: ratio, selected: ratio === chosen }, ratio.replace('x', ' : '))
  )
  const select = element('select', { id, 'data-key': key }, ...options)
  select.addEventListener('change', () => change(select.value, true))
  return { element: labelled(field, select) }
}
