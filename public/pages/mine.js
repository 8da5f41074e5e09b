import { copyOf, find } from '../dom.js'
import { forget, list } from '../mine/sent-images.js'

const AHEAD = '400px'
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const shown = find('#mine', HTMLElement)
const time = new Intl.RelativeTimeFormat(document.documentElement.lang)

/** The server is asked about each when it scrolls into sight: there may be hundreds. */
const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue
      sight.unobserve(target)
      load(target)
    }
  },
  { rootMargin: AHEAD }
)

for (const image of list()) {
  const item = copyOf('#one-of-mine')
  item.dataset.id = image.id
  find('a', HTMLAnchorElement, item).href = `/images/${image.id}`
  find('.name', HTMLElement, item).textContent = image.name
  writeTime(find('time', HTMLTimeElement, item), image.expiresAt)
  shown.append(item)
  sight.observe(item)
}

find('#forget button', HTMLElement).addEventListener('click', () => {
  for (const item of shown.querySelectorAll('li')) drop(item)
})
update()

/**
 * `Deleted in 23 hours`
 *
 * @param {HTMLTimeElement} element
 * @param {string} expiresAt
 */
function writeTime(element, expiresAt) {
  const left = Date.parse(expiresAt) - Date.now()
  const text =
    left < HOUR_MS
      ? time.format(Math.round(left / MINUTE_MS), 'minute')
      : time.format(Math.round(left / HOUR_MS), 'hour')
  element.dateTime = expiresAt
  element.textContent = `${shown.dataset.goes} ${text}`
}

/** @param {HTMLElement} item */
async function load(item) {
  const headers = { accept: 'application/json' }
  const response = await fetch(`/images/${item.dataset.id}`, { headers }).catch(() => undefined)
  if (response?.status === 404) return drop(item)
  if (!response?.ok) return
  /** @type {{ url: string, original: { dominantColor?: string }, results: Result[] }} */
  const { url, original, results } = await response.json()
  const prints = results.filter(({ recipe }) => !recipe.startsWith('contact-sheet'))
  find('.counts', HTMLElement, item).textContent = counts(prints)
  if (original.dominantColor) {
    find('rect', SVGElement, item).setAttribute('fill', original.dominantColor)
  }
  const hasContactSheet = prints.length < results.length
  if (hasContactSheet) await showPreview(find('svg', SVGElement, item), url)
}

/** @typedef {{ recipe: string, status: string }} Result */

/**
 * `2 ready · 1 failed`
 *
 * @param {Result[]} prints
 */
function counts(prints) {
  const { ready = '', waiting = '', failed = '' } = shown.dataset
  /** @type {(...statuses: string[]) => number} */
  const count = (...statuses) => prints.filter(({ status }) => statuses.includes(status)).length
  /** @type {[number, string][]} */
  const parts = [
    [count('done'), ready],
    [count('queued', 'processing'), waiting],
    [count('failed'), failed]
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => words.replace('{count}', String(count)))
    .join(' · ')
}

/**
 * The first small print of its contact sheet: a full print would be megabytes.
 *
 * @param {SVGElement} svg
 * @param {string} url
 */
async function showPreview(svg, url) {
  const response = await fetch(`${url}/contact-sheet`).catch(() => undefined)
  const sheet = response?.ok ? await response.json() : undefined
  const [preview] = sheet?.previews ?? []
  if (!preview) return
  const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
  image.setAttribute('href', sheet.url)
  image.setAttribute('width', sheet.width)
  image.setAttribute('height', sheet.height)
  const { left, top, width, height } = preview
  svg.setAttribute('viewBox', [left + 1, top + 1, width - 2, height - 2].join(' '))
  svg.replaceChildren(image)
}

/** @param {HTMLElement} item */
function drop(item) {
  forget(item.dataset.id)
  item.remove()
  update()
}

function update() {
  const isEmpty = shown.children.length === 0
  find('#none', HTMLElement).hidden = !isEmpty
  find('#forget', HTMLElement).hidden = isEmpty
}
