import { element } from '../element.js'
import { gradientOf } from './colour-fields.js'
import { grouped } from './field.js'

/**
 * Each palette as a strip.
 *
 * @type {Studio.CreateControl}
 */
export function createPaletteField(field) {
  const { property, value, id, key, change } = field
  const chosen = value || String(property.default)
  const strips = (property.enum ?? []).map((name) => {
    const radio = element('input', {
      type: 'radio',
      name: id,
      value: name,
      checked: name === chosen,
      'data-key': `${key}-${name}`
    })
    radio.addEventListener('change', () => change(name, true))
    const strip = element('span', { className: 'strip', ariaHidden: 'true' })
    strip.style.background = gradientOf((property.colors?.[name] ?? '').split(' '))
    return element('label', { className: 'palette' }, radio, strip, name)
  })
  return { element: grouped(field, element('div', { className: 'palettes' }, ...strips)) }
}
