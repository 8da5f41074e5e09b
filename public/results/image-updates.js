import { find } from '../dom.js'
import { createLiveUpdates, POLL_MS } from '../live/live-updates.js'
import { createPageRefresh, takeTexts } from '../live/page-refresh.js'

/** The receiver describes the original after its prints, once it has nothing else to do. */
const DESCRIBED_AFTER_MS = [1500, 3000, 10_000, 30_000]

const prints = find('#prints', HTMLElement)

let isRefreshDue = false
let looks = 0
let isLookDue = false

const { refresh, refreshSoon } = createPageRefresh({ take, done: () => follow() })

/** Keeps the page up to date for as long as a print is waited for. */
export const follow = createLiveUpdates({
  isWaiting: () => document.contains(prints) && Number(prints.dataset.waiting) > 0,
  address: () => `${prints.dataset.image}/events`,
  openEvents,
  refresh
})
export { refresh }

/** @param {string} address */
function openEvents(address) {
  const events = new EventSource(address)
  events.addEventListener('result', ({ data }) => {
    const { recipe, status } = JSON.parse(data)
    const shown = printsOf(prints).find((print) => print.dataset.recipe === recipe)
    if (shown?.dataset.status !== status) refreshSoon()
    else if (status === 'queued') refreshLater()
  })
  for (const name of ['erased', 'attended', 'deleted']) events.addEventListener(name, refresh)
  return events
}

/** A new place in line is not urgent. */
function refreshLater() {
  if (isRefreshDue) return
  isRefreshDue = true
  setTimeout(() => {
    isRefreshDue = false
    refresh()
  }, POLL_MS)
}

/** The page shows another photograph now. */
export function followAnother() {
  looks = 0
  awaitFacts()
  follow()
}

/** Looks for the original's facts a few times, ever later, after the prints are there. */
export function awaitFacts() {
  const isDescribed = find('#facts', HTMLElement).childElementCount > 0
  if (isDescribed || Number(prints.dataset.waiting) > 0 || isLookDue) return
  const after = DESCRIBED_AFTER_MS[looks++]
  if (after === undefined) return
  isLookDue = true
  setTimeout(() => {
    isLookDue = false
    refresh()
  }, after)
}

/** @param {Document} page */
async function take(page) {
  const next = page.getElementById('prints')
  if (!next) return false
  // another photograph is shown by now
  if (next.dataset.image !== prints.dataset.image) return
  for (const print of printsOf(prints)) if (!page.getElementById(print.id)) print.remove()
  await Promise.all(printsOf(next).map(takePrint))
  takeContactSheet(find('#contact-sheet', HTMLElement, page))
  find('#facts', HTMLElement).replaceWith(find('#facts', HTMLElement, page))
  prints.dataset.waiting = next.dataset.waiting
  awaitFacts()
  document.dispatchEvent(new Event('prints'))
  takeTexts(page, ['#progress'])
}

/**
 * @param {HTMLElement} list
 * @returns {HTMLElement[]}
 */
function printsOf(list) {
  return [...list.querySelectorAll('li')].filter((item) => item.parentElement === list)
}

/** @param {HTMLElement} next */
function takeContactSheet(next) {
  const shown = find('#contact-sheet', HTMLElement)
  if (shown.dataset.status === next.dataset.status) return
  shown.replaceChildren(...next.childNodes)
  shown.dataset.status = next.dataset.status
}

/** @param {HTMLElement} next */
async function takePrint(next) {
  const shown = document.getElementById(next.id)
  if (!shown) return prints.append(next)
  if (shown.dataset.status === next.dataset.status) return takeStatus(shown, next)
  const image = next.querySelector('.mat a img')
  // loaded before it is shown, so that it develops out of the sheet and does not flicker
  if (image instanceof HTMLImageElement) await load(image)
  shown.replaceChildren(...next.childNodes)
  shown.dataset.status = next.dataset.status
  shown.classList.toggle('developed', Boolean(image))
}

/**
 * @param {HTMLElement} shown
 * @param {HTMLElement} next
 */
function takeStatus(shown, next) {
  const [old, now] = [shown, next].map((print) => print.querySelector('.status'))
  if (old && now && old.textContent !== now.textContent) old.textContent = now.textContent
}

/** @param {HTMLImageElement} next */
async function load({ sizes, srcset, src }) {
  const image = Object.assign(new Image(), { sizes, srcset, src })
  await image.decode().catch(() => {})
}
