import { fill, writeBytes } from '../fill.js'
import { draw } from './thumbnail.js'

const list = document.getElementById('tiles')
const template = document.getElementById('tile')

/** What the page shows of one photograph; `on` is what its buttons do. */
export function createTile(file, on) {
  const item = template.content.firstElementChild.cloneNode(true)
  const [frame, bar, state, again, away] = item.children
  const size = writeBytes(file.size)
  const show = (kind, text, canTryAgain) => {
    item.dataset.state = kind
    state.textContent = text
    again.hidden = !canTryAgain
    if (!isSending()) away.textContent = away.dataset.later
  }
  const isSending = () => /waiting|sending|answer/.test(item.dataset.state)

  frame.lastElementChild.textContent = file.name
  again.ariaDescription = away.ariaDescription = file.name
  frame.addEventListener('click', on.select)
  away.addEventListener('click', on.away)
  again.addEventListener('click', () => {
    away.focus()
    on.again()
  })
  draw(file, frame.firstElementChild)
  list.append(item)

  return {
    /** In the words of that state; without a `part` nobody knows how far it is. */
    tell(kind, part, values) {
      show(kind, fill(state.dataset[kind], { size, ...values }))
      if (part === undefined) bar.removeAttribute('value')
      else bar.value = part
    },
    fail(reason, canTryAgain) {
      show('failed', reason, canTryAgain)
      bar.value = 0
    },
    select: (is) => frame.setAttribute('aria-pressed', is),
    remove() {
      const next = item.nextElementSibling ?? item.previousElementSibling
      const hadFocus = item.contains(document.activeElement)
      item.remove()
      if (hadFocus) (next?.lastElementChild ?? document.getElementById('data')).focus()
    }
  }
}
