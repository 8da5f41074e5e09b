/**
 * Arrows walk from card to card, x chooses the one that has the focus.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} cards
 */
export function walk(event, cards) {
  const { key, target } = event
  if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return
  const card = target.closest('.card')
  if (!card) return
  if (key === 'x') return boxOf(card)?.click()
  const all = [...cards.children]
  const next = all[all.indexOf(card) + stepOf(key, all)]
  if (!next || next === card) return
  event.preventDefault()
  const same = target.matches('.choose') ? boxOf(next) : next.querySelector('h2 a')
  if (same instanceof HTMLElement) same.focus()
}

/**
 * @param {string} key
 * @param {Element[]} cards
 */
function stepOf(key, cards) {
  const top = (/** @type {Element | undefined} */ card) => card?.getBoundingClientRect().top
  const columns = cards.findIndex((card) => top(card) !== top(cards[0]))
  const row = columns < 0 ? cards.length : columns
  return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[key] ?? 0
}

/** @param {Element} card */
function boxOf(card) {
  const box = card.querySelector('.choose')
  return box instanceof HTMLElement ? box : undefined
}
