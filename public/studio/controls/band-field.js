import { fillIn } from '../../format.js'
import { element } from '../element.js'
import { grouped } from './field.js'
import { readBand } from './levels.js'
import { createTwoHandles } from './two-handles.js'

const BEGUN = '70-85'

/**
 * A part of the light. One that may be left out has a box.
 *
 * @type {Studio.CreateControl}
 */
export function createBandField(field) {
  const { property, words, change, key } = field
  const usual = property.default === undefined ? '' : String(property.default)
  const handles = createTwoHandles(field, set)
  const told = element('output', { className: 'hint' })
  const box = element('input', { type: 'checkbox', 'data-key': `${key}-on` })
  box.addEventListener('change', () => set(box.checked ? BEGUN : '', true))
  const tick = element('label', { className: 'tick' }, box, words.markBand ?? '')
  tick.hidden = usual !== ''
  show(field.value || usual)
  const control = grouped(field, tick, handles.element, told)
  return { element: control, stop: handles.stop, follow: () => show(field.read(key) || usual) }

  /**
   * @param {string} text
   * @param {boolean} final
   */
  function set(text, final) {
    show(text)
    change(text, final)
  }

  /** @param {string} text */
  function show(text) {
    const band = readBand(text)
    box.checked = text !== ''
    handles.element.hidden = told.hidden = text === ''
    handles.show(band)
    told.textContent = fillIn(words.percents, band)
  }
}
