import { find } from '../dom.js'
import { fillIn } from '../format.js'
import { walk } from './card-keys.js'

/**
 * What the cards of a batch show is changed without leaving the page; some are chosen, by keys too.
 *
 * @param {HTMLElement} cards
 * @param {() => unknown} refresh
 */
export function setUpLightroom(cards, refresh) {
  const shown = document.getElementById('shown')
  if (!(shown instanceof HTMLFormElement)) return
  shown.addEventListener('submit', (event) => {
    event.preventDefault()
    show(shown, refresh)
  })
  shown.addEventListener('change', () => show(shown, refresh))
  cards.addEventListener('keydown', (event) => walk(event, cards))
  cards.addEventListener('click', chooseRange(cards))
  document.addEventListener('change', () => countChosen(cards))
  document.addEventListener('reset', () => setTimeout(() => countChosen(cards)))
  countChosen(cards)
}

/**
 * @param {HTMLFormElement} shown
 * @param {() => unknown} refresh
 */
function show(shown, refresh) {
  const chosen = [...new FormData(shown)].filter(([, value]) => value !== '')
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)]))
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname)
  refresh()
}

/** @param {HTMLElement} cards */
const boxesIn = (cards) =>
  [...cards.querySelectorAll('input')].filter(({ type }) => type === 'checkbox')

/**
 * A click with Shift chooses all from the last one to this, or none of them.
 *
 * @param {HTMLElement} cards
 * @returns {(event: MouseEvent) => void}
 */
function chooseRange(cards) {
  /** @type {HTMLInputElement | undefined} */
  let last
  return ({ target, shiftKey }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
    const boxes = boxesIn(cards)
    const [from = 0, to = 0] = [boxes.indexOf(last ?? target), boxes.indexOf(target)].sort(
      (a, b) => a - b
    )
    if (shiftKey && from >= 0) {
      for (const box of boxes.slice(from, to + 1)) box.checked = target.checked
    }
    last = target
  }
}

/** @param {HTMLElement} cards */
function countChosen(cards) {
  const count = boxesIn(cards).filter(({ checked }) => checked).length
  const told = find('#chosen', HTMLElement)
  told.textContent = count > 0 ? fillIn(told.dataset.chosen, { count }) : ''
}
