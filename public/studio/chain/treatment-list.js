import { button, element } from '../element.js'
import { KINDS, kindLabel } from './kinds.js'

/**
 * A box for each treatment: ticked, it is a step at the end of the recipe.
 *
 * @param {Studio.Viewing & { panel: HTMLElement }} options
 */
export function createTreatmentList(options) {
  const { words, catalogue, actions, pictures } = options
  /** @type {HTMLInputElement[]} */
  const boxes = []
  const groups = KINDS.map((kind) => {
    const ticks = catalogue.treatments.filter((entry) => entry.kind === kind).map(tickOf)
    const summary = element('summary', {}, kindLabel(words, kind))
    return element('details', { open: kind === 'tone' }, summary, element('ul', {}, ...ticks))
  })

  const open = button(words.contactSheet ?? '', async () => {
    const { openContactSheet } = await import('./contact-sheet.js')
    openContactSheet(options)
  })

  return {
    elements: [open, ...groups],
    /** @param {Studio.Step[]} steps */
    show(steps) {
      for (const box of boxes) box.checked = steps.some(({ name }) => name === box.value)
    }
  }

  /** @param {Studio.Entry} entry */
  function tickOf({ name, label, description, kind }) {
    const box = element('input', { type: 'checkbox', value: name })
    box.addEventListener('change', () =>
      box.checked ? actions.add(name) : actions.removeLast(name)
    )
    boxes.push(box)
    const shown = kind === 'tone' ? [pictures.of(name)] : []
    const tick = element('label', { className: 'tick', title: description }, box, ...shown, label)
    return element('li', {}, tick)
  }
}
