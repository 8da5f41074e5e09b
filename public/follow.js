import { createLive, LOOK_EVERY_MS } from './live.js'

const TOGETHER_MS = 50
/** The receiver describes the original after its prints. */
const DESCRIBED_MS = 1500

const prints = document.getElementById('prints')
const progress = document.getElementById('progress')

let later
let refreshing
let wanted = false

const live = createLive({
  waits: () => document.contains(prints) && Number(prints.dataset.waiting) > 0,
  listen,
  look: refresh
})

/** Keeps the page up to date for as long as a print is waited for. */
export const follow = live.follow

/** Takes over what the server's page of this moment shows: its words are written there alone. */
export function refresh() {
  // what changes while the server's page is on its way is in the next one
  wanted = refreshing !== undefined
  refreshing ??= takeOver().finally(() => {
    refreshing = undefined
    follow()
    if (wanted) refresh()
  })
  return refreshing
}

function listen() {
  const source = new EventSource(`${prints.dataset.image}/events`)
  source.addEventListener('result', ({ data }) => {
    const { recipe, status } = JSON.parse(data)
    const shown = [...prints.children].find((print) => print.dataset.recipe === recipe)
    if (shown?.dataset.status !== status) setTimeout(refresh, TOGETHER_MS)
    else if (status === 'queued') refreshLater()
  })
  for (const name of ['erased', 'attended', 'deleted']) source.addEventListener(name, refresh)
  return source
}

/** To move up in the line is no haste. */
function refreshLater() {
  if (later) return
  later = setTimeout(() => {
    later = undefined
    refresh()
  }, LOOK_EVERY_MS)
}

async function takeOver() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => {})
  if (!response || response.status >= 500) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = page.getElementById('prints')
  if (!next) return showInstead(page)
  for (const print of [...prints.children]) if (!page.getElementById(print.id)) print.remove()
  await Promise.all([...next.children].map(takePrint))
  takeSheet(page.getElementById('contact-sheet'))
  document.getElementById('facts').replaceWith(page.getElementById('facts'))
  const isLast = Number(prints.dataset.waiting) > 0 && Number(next.dataset.waiting) === 0
  if (isLast) setTimeout(refresh, DESCRIBED_MS)
  prints.dataset.waiting = next.dataset.waiting
  document.dispatchEvent(new Event('prints'))
  const told = page.getElementById('progress').textContent
  if (progress.textContent !== told) progress.textContent = told
}

/** The image is gone: what the server says instead of it. */
function showInstead(page) {
  live.stop()
  document.title = page.title
  document.getElementById('main').replaceChildren(...page.getElementById('main').childNodes)
}

function takeSheet(next) {
  const shown = document.getElementById(next.id)
  if (shown.dataset.status === next.dataset.status) return
  shown.replaceChildren(...next.childNodes)
  shown.dataset.status = next.dataset.status
}

async function takePrint(next) {
  const shown = document.getElementById(next.id)
  if (!shown) return prints.append(next)
  if (shown.dataset.status === next.dataset.status) return takeStatus(shown, next)
  const image = next.querySelector('.mat a img')
  // loaded before it is shown, so that it develops out of the sheet and does not blink
  if (image) await load(image.src)
  shown.replaceChildren(...next.childNodes)
  shown.dataset.status = next.dataset.status
  shown.classList.toggle('developed', Boolean(image))
}

function takeStatus(shown, next) {
  const [told, now] = [shown, next].map((print) => print.querySelector('.status'))
  if (told && told.textContent !== now.textContent) told.textContent = now.textContent
}

async function load(src) {
  const image = new Image()
  image.src = src
  await image.decode().catch(() => {})
}
