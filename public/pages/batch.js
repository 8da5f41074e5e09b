import { find } from '../dom.js'
import { createLiveUpdates } from '../live/live-updates.js'
import { createPageRefresh, takeTexts } from '../live/page-refresh.js'
import { rememberShown } from '../mine/sent-batches.js'
import { setUpEnter } from '../recipes/enter-ticks.js'
import { keepFocus, takeCards } from '../results/batch-cards.js'
import { setUpErasing } from '../results/erase-dialog.js'
import { setUpLightroom } from '../results/lightroom.js'
import { setUpCancelling, setUpForms } from '../results/result-forms.js'
import { showWholeOnError } from '../results/whole-on-error.js'

const cards = find('#cards', HTMLElement)
const summary = find('#whole', HTMLElement)

const { refresh, refreshSoon } = createPageRefresh({ take, done: () => follow() })
const follow = createLiveUpdates({
  isWaiting: () => document.contains(cards) && (Number(cards.dataset.waiting) > 0 || isEmpty()),
  address: () => `${cards.dataset.batch}/events`,
  openEvents,
  refresh
})

setUpEnter()
setUpErasing()
showWholeOnError()
rememberShown(cards)
setUpForms(refresh)
setUpLightroom(cards, refresh)
setUpCancelling(refresh)
follow()

/** A batch is erased after its images: one that has just become empty may be gone in a moment. */
function isEmpty() {
  return cards.childElementCount === 0
}

/** @param {string} address */
function openEvents(address) {
  const events = new EventSource(address)
  events.addEventListener('result', ({ data }) => {
    const { image, recipe, status } = JSON.parse(data)
    const prints = document.getElementById(`image-${image}`)?.querySelectorAll('li') ?? []
    const shown = [...prints].find((print) => print.dataset.recipe === recipe)
    if (shown?.dataset.status !== status) refreshSoon()
  })
  events.addEventListener('gone', ({ data }) => {
    if (document.getElementById(`image-${JSON.parse(data).image}`)) refreshSoon()
  })
  for (const name of ['erased', 'attended', 'deleted']) events.addEventListener(name, refreshSoon)
  return events
}

/** @param {Document} page */
function take(page) {
  const next = page.getElementById('cards')
  if (!next) return false
  takeCards(cards, next)
  cards.dataset.waiting = next.dataset.waiting
  takeTexts(page, ['title', 'h1', '#progress'])
  const nextSummary = find('#whole', HTMLElement, page)
  if (summary.innerHTML === nextSummary.innerHTML) return
  keepFocus(summary, () => summary.replaceChildren(...nextSummary.childNodes))
}
