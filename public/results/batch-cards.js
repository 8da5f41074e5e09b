/**
 * What the server wrote of each card that was taken over.
 *
 * @type {WeakMap<Element, string>}
 */
const written = new WeakMap()

/**
 * Shows the cards of `next` in place of those in `cards`.
 *
 * @param {HTMLElement} cards
 * @param {HTMLElement} next
 */
export function takeCards(cards, next) {
  const left = new Set([...next.children].map(({ id }) => id))
  for (const card of [...cards.children]) if (!left.has(card.id)) card.remove()
  for (const card of [...next.children]) takeCard(cards, card)
}

/**
 * @param {HTMLElement} cards
 * @param {Element} next
 */
function takeCard(cards, next) {
  const text = next.outerHTML
  const shown = document.getElementById(next.id)
  if (shown && (written.get(shown) ?? shown.outerHTML) === text) return
  written.set(shown ?? next, text)
  if (!shown) return cards.append(next)
  const [mat, nextMat] = [shown, next].map((card) => card.querySelector('.mat'))
  const isSame = mat?.innerHTML === nextMat?.innerHTML
  // a print that is shown already is not loaded again
  if (isSame && mat) nextMat?.replaceChildren(...mat.childNodes)
  shown.classList.toggle('developed', !isSame && nextMat?.querySelector('img') != null)
  const isChosen = shown.querySelector('.choose:checked') !== null
  keepFocus(shown, () => shown.replaceChildren(...next.childNodes))
  const box = shown.querySelector('.choose')
  if (box instanceof HTMLInputElement) box.checked = isChosen
}

/**
 * Whoever pressed a button that is no longer there goes on from the same place.
 *
 * @param {HTMLElement} element
 * @param {() => void} change
 */
export function keepFocus(element, change) {
  const hadFocus = element.contains(document.activeElement)
  change()
  if (!hadFocus || element.contains(document.activeElement)) return
  const next = element.querySelector('button, a')
  if (next instanceof HTMLElement) next.focus({ preventScroll: true })
}
