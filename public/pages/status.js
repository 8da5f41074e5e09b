import { find } from '../dom.js'
import { createPageRefresh } from '../live/page-refresh.js'

const REFRESH_EVERY_MS = 5000

/** @type {number | undefined} */
let timer

const { refresh } = createPageRefresh({
  take,
  done(answered) {
    find('#lost', HTMLElement).hidden = answered
    watch()
  }
})

watch()
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh()
})

/** Nobody looks at a hidden page: it is not refreshed. */
function watch() {
  clearTimeout(timer)
  timer = setTimeout(() => (document.hidden ? watch() : refresh()), REFRESH_EVERY_MS)
}

/** @param {Document} page */
function take(page) {
  const [shown, next] = [partsOf(document), partsOf(page)].map((parts) =>
    parts.map(({ id }) => id).join()
  )
  // the token was entered or forgotten elsewhere: what there is to see is another page
  if (shown !== next) return false
  for (const part of partsOf(page)) takePart(part)
}

/** @param {Document} page */
const partsOf = (page) => [...page.querySelectorAll('[data-live]')]

/** @param {Element} next */
function takePart(next) {
  const shown = find(`#${next.id}`, Element)
  // a link that has the focus would lose it
  if (shown.innerHTML === next.innerHTML || shown.contains(document.activeElement)) return
  shown.replaceChildren(...next.childNodes)
}
