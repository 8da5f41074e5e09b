import { element } from '../element.js'
import { grouped } from './field.js'
import { fitRatio, moveRegion, readRegion, resizeRegion, WHOLE, writeRegion } from './region.js'
import { createRegionFrame } from './region-frame.js'
import { createRegionNumbers } from './region-numbers.js'

const RATIOS = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9']
const BEGUN = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 }

/**
 * A frame on the photograph, four numbers, and proportions to keep.
 *
 * @type {Studio.CreateControl}
 */
export function createRegionField(field) {
  const { property, words, change, overlay, size, isSized } = field
  let region = field.value ? readRegion(field.value, size()) : WHOLE
  let isOn = field.step === 'crop' || field.value !== ''
  let ratio = 0
  const inShares = () => (ratio * size().height) / size().width

  const frame = createRegionFrame({
    overlay,
    words,
    onMove: (by) => set(moveRegion(region, by), false),
    onResize: (edges, by) => set(resizeRegion(region, edges, { ...by, ratio: inShares() }), false),
    onEnd: () => set(region, true)
  })
  const numbers = createRegionNumbers({ field, onEdit: set })
  const ratios = ratioChoice(field, (wanted) => {
    ratio = wanted
    set(ratio ? fitRatio(region, inShares()) : region, true)
  })
  const tick = partTick(field, isOn, (wanted) => {
    isOn = wanted
    set(isOn ? BEGUN : WHOLE, true)
  })
  const parts = element('div', {}, ratios, numbers.element)
  show()
  const title = { ...field, property: { ...property, description: undefined } }
  return { element: grouped(title, tick, parts), stop: frame.remove }

  /**
   * @param {Studio.Region} next
   * @param {boolean} final
   */
  function set(next, final) {
    region = next
    show()
    const pixels = ratio && isSized() ? size() : undefined
    change(isOn ? writeRegion(region, pixels) : '', final)
  }

  function show() {
    parts.hidden = !isOn
    frame.show(isOn ? region : undefined)
    numbers.show(region)
  }
}

/**
 * A crop always has a region; blurring may be of the whole photograph.
 *
 * @param {Studio.Field} field
 * @param {boolean} checked
 * @param {(checked: boolean) => void} onChange
 */
function partTick({ key, words, step }, checked, onChange) {
  const box = element('input', { type: 'checkbox', checked, 'data-key': `${key}-on` })
  box.addEventListener('change', () => onChange(box.checked))
  const hidden = step === 'crop'
  return element('label', { className: 'tick', hidden }, box, words.onlyPart ?? '')
}

/**
 * @param {Studio.Field} field
 * @param {(ratio: number) => void} onChoose width to height; 0 leaves them free
 */
function ratioChoice({ id, key, words, size }, onChoose) {
  const { width, height } = size()
  const options = [
    element('option', { value: '0' }, words.free ?? ''),
    element('option', { value: String(width / height) }, words.asPhotograph ?? ''),
    ...RATIOS.map((ratio) => {
      const [across = 1, down = 1] = ratio.split(':').map(Number)
      return element('option', { value: String(across / down) }, ratio.replace(':', ' : '))
    })
  ]
  const select = element('select', { id: `${id}-ratio`, 'data-key': `${key}-ratio` }, ...options)
  select.addEventListener('change', () => onChoose(Number(select.value)))
  const label = element('label', { className: 'label', htmlFor: select.id }, words.ratio ?? '')
  return element('div', { className: 'control' }, label, select)
}
