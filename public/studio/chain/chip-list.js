import { fillIn } from '../../format.js'
import { button, element, rebuildFor } from '../element.js'
import { setUpDragging } from './drag-chips.js'

/**
 * The steps of a recipe in their order.
 *
 * @param {Studio.Viewing} options
 */
export function createChipList(options) {
  const { words, actions } = options
  const list = element('ol', { className: 'chips', 'aria-label': words.steps })
  const nothing = element('p', { className: 'hint' }, words.nothing ?? '')
  setUpDragging(list, actions.move)
  list.addEventListener('keydown', (event) => {
    const { key, altKey, target } = event
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key]
    const chip = target instanceof Element ? target.closest('li') : null
    if (!altKey || !by || !chip) return
    event.preventDefault()
    actions.move(Number(chip.dataset.id), [...list.children].indexOf(chip) + by)
  })

  return {
    elements: [list, nothing],
    /**
     * @param {Studio.Step[]} steps
     * @param {number | undefined} chosen
     */
    show(steps, chosen) {
      nothing.hidden = steps.length > 0
      list.hidden = !nothing.hidden
      const shown = steps.map((step) => ({
        ...shownOf(step, options),
        isChosen: step.id === chosen
      }))
      rebuildFor(list, shown, () => shown.map((one) => chipOf(one, options)))
      const chip = list.children[shown.findIndex(({ isChosen }) => isChosen)]
      if (chip) bringIntoRow(chip)
    }
  }
}

/**
 * Scrolls the row alone, until its bar does not cover the chip: were the page moved, a click that ends an
 * edit would miss.
 *
 * @param {Element} chip
 */
function bringIntoRow(chip) {
  const row = chip.closest('.chain')
  const bar = row?.querySelector('.chain-bar')
  if (!row || !bar) return
  const { left, right } = chip.getBoundingClientRect()
  const before = row.getBoundingClientRect().left - left
  const behind = right - bar.getBoundingClientRect().left
  // of one that is wider than its room, its name is seen
  row.scrollLeft -= Math.max(before, Math.min(0, -behind))
}

/**
 * @param {Studio.Step} step
 * @param {Studio.Viewing} options
 */
function shownOf(step, { words, catalogue }) {
  const { id, name, muted } = step
  const isFaulty = catalogue.faultOf(step, words) !== undefined
  return { id, muted, isFaulty, label: catalogue.labelOf(name) }
}

/**
 * @param {ReturnType<typeof shownOf> & { isChosen: boolean }} shown
 * @param {Studio.Viewing} options
 */
function chipOf({ id, muted, isFaulty, label, isChosen }, { words, actions }) {
  const mute = fillIn(words.mute, { step: label })
  const remove = fillIn(words.remove, { step: label })
  return element(
    'li',
    { className: 'chip', 'data-id': id, 'data-muted': muted, 'data-faulty': isFaulty },
    button(label, () => actions.choose(id), {
      className: 'name',
      'data-key': `name-${id}`,
      'aria-pressed': isChosen,
      'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight'
    }),
    button('', () => actions.mute(id), {
      className: 'eye',
      'data-key': `eye-${id}`,
      'aria-pressed': muted,
      'aria-label': mute,
      title: mute
    }),
    button('×', () => actions.remove(id), {
      className: 'away',
      'data-key': `away-${id}`,
      'aria-label': remove,
      title: remove
    })
  )
}
