/** What the server wrote of each card that was taken over. */
const written = new WeakMap()

/** Shows the cards that are there next in place of those that are there now. */
export function takeCards(cards, next) {
  const left = new Set([...next.children].map(({ id }) => id))
  for (const card of [...cards.children]) if (!left.has(card.id)) card.remove()
  for (const card of [...next.children]) takeCard(cards, card)
}

function takeCard(cards, next) {
  const text = next.outerHTML
  const shown = document.getElementById(next.id)
  if (shown && (written.get(shown) ?? shown.outerHTML) === text) return
  written.set(shown ?? next, text)
  if (!shown) return cards.append(next)
  const [mat, nextMat] = [shown, next].map((card) => card.querySelector('.mat'))
  const isNew = mat.innerHTML !== nextMat.innerHTML && nextMat.querySelector('img')
  // a print that is shown already is not loaded again
  if (mat.innerHTML === nextMat.innerHTML) nextMat.replaceChildren(...mat.childNodes)
  shown.classList.toggle('developed', Boolean(isNew))
  keepFocus(shown, () => shown.replaceChildren(...next.childNodes))
}

/** Who pressed a button that is no longer there goes on from the same place. */
export function keepFocus(element, change) {
  const held = element.contains(document.activeElement)
  change()
  if (held && !element.contains(document.activeElement)) {
    element.querySelector('button, a')?.focus({ preventScroll: true })
  }
}
