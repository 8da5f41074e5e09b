import { tendAsking, tendCancelling } from './ask.js'
import { keepFocus, takeCards } from './cards.js'
import { tendErase } from './erase.js'
import { createLive } from './live.js'

const TOGETHER_MS = 50
/** Of the time, that which may go into looking: the page of a crowd is long. */
const SHARE = 1 / 4

const cards = document.getElementById('cards')
const whole = document.getElementById('whole')
const live = createLive({
  waits: () => document.contains(cards) && Number(cards.dataset.waiting) > 0,
  listen,
  look: refresh
})

let soon
let refreshing
let wanted = false
let tookMs = 0

tendErase()
tendAsking(refresh)
tendCancelling(refresh)
live.follow()

function listen() {
  const source = new EventSource(`${cards.dataset.batch}/events`)
  source.addEventListener('result', ({ data }) => {
    const { image, recipe, status } = JSON.parse(data)
    const prints = document.getElementById(`image-${image}`)?.querySelectorAll('[data-recipe]')
    const shown = [...(prints ?? [])].find((print) => print.dataset.recipe === recipe)
    if (shown?.dataset.status !== status) refreshSoon()
  })
  source.addEventListener('gone', ({ data }) => {
    if (document.getElementById(`image-${JSON.parse(data).image}`)) refreshSoon()
  })
  for (const name of ['erased', 'attended', 'deleted']) source.addEventListener(name, refreshSoon)
  return source
}

/** However many events come, one look shows what all of them changed. */
function refreshSoon() {
  soon ??= setTimeout(refresh, Math.max(TOGETHER_MS, tookMs / SHARE - tookMs))
}

/** What changes while the server's page is on its way is in the next one. */
function refresh() {
  clearTimeout(soon)
  soon = undefined
  wanted = refreshing !== undefined
  refreshing ??= takeOver().finally(() => {
    refreshing = undefined
    live.follow()
    if (wanted) refreshSoon()
  })
}

/** Takes over what the server's page of this moment shows: its words are written there alone. */
async function takeOver() {
  const begun = performance.now()
  const html = await readPage().catch(() => undefined)
  if (!html) return
  const page = new DOMParser().parseFromString(html, 'text/html')
  const next = page.getElementById('cards')
  if (!next) return showInstead(page)
  takeCards(cards, next)
  cards.dataset.waiting = next.dataset.waiting
  takeWhole(page)
  tookMs = performance.now() - begun
}

async function readPage() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } })
  return response.status < 500 ? response.text() : undefined
}

/** The batch is gone: what the server says instead of it. */
function showInstead(page) {
  live.stop()
  document.title = page.title
  document.getElementById('main').replaceChildren(...page.getElementById('main').childNodes)
}

function takeWhole(page) {
  const next = page.getElementById('whole')
  for (const name of ['title', 'h1', '#progress']) {
    const [shown, told] = [document, page].map((one) => one.querySelector(name))
    if (shown.textContent !== told.textContent) shown.textContent = told.textContent
  }
  if (whole.innerHTML !== next.innerHTML) {
    keepFocus(whole, () => whole.replaceChildren(...next.childNodes))
  }
}
