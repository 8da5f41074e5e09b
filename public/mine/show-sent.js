import { copyOf, find } from '../dom.js'
import { countPrints } from './count-prints.js'

const AHEAD = '400px'
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const time = new Intl.RelativeTimeFormat(document.documentElement.lang)
const { goes } = find('#mine', HTMLElement).dataset

/**
 * @typedef {import('./sent-list.js').Sent} Sent
 * @typedef {{ list: () => Sent[], forget: (id: string | undefined) => void }} SentList
 * @typedef {{ original: { url: string, dominantColor?: string }, results: Result[] }} Image
 * @typedef {{ recipe: string, status: string }} Result
 */

/**
 * Fills that list with what was sent. The server is asked about each when it scrolls into sight:
 * there may be hundreds.
 *
 * @param {HTMLElement} shown
 * @param {{ sent: SentList, onChange: () => void }} options
 */
export function showSent(shown, { sent, onChange }) {
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue
        sight.unobserve(target)
        load(target, drop)
      }
    },
    { rootMargin: AHEAD }
  )

  /** @param {HTMLElement} item */
  function drop(item) {
    sent.forget(item.dataset.id)
    item.remove()
    onChange()
  }

  for (const one of sent.list()) {
    const item = itemOf(one, shown.dataset.address ?? '')
    shown.append(item)
    sight.observe(item)
  }

  return {
    isEmpty: () => shown.children.length === 0,
    clear() {
      for (const item of shown.querySelectorAll('li')) drop(item)
    }
  }
}

/**
 * @param {Sent} sent
 * @param {string} address
 */
function itemOf({ id, name, expiresAt }, address) {
  const item = copyOf('#one-of-mine')
  item.dataset.id = id
  find('a', HTMLAnchorElement, item).href = address + id
  find('.name', HTMLElement, item).textContent = name
  const element = find('time', HTMLTimeElement, item)
  element.dateTime = expiresAt
  element.textContent = `${goes} ${timeTo(expiresAt)}`
  return item
}

/**
 * `in 23 hours`
 *
 * @param {string} expiresAt
 */
function timeTo(expiresAt) {
  const left = Date.parse(expiresAt) - Date.now()
  return left < HOUR_MS
    ? time.format(Math.round(left / MINUTE_MS), 'minute')
    : time.format(Math.round(left / HOUR_MS), 'hour')
}

/**
 * @param {HTMLElement} item
 * @param {(item: HTMLElement) => void} drop
 */
async function load(item, drop) {
  const headers = { accept: 'application/json' }
  const url = find('a', HTMLAnchorElement, item).href
  const response = await fetch(url, { headers }).catch(() => undefined)
  if (response?.status === 404) return drop(item)
  if (!response?.ok) return
  /** @type {Image & { images?: Image[] }} */
  const { images, ...image } = await response.json()
  const all = images ?? [image]
  find('.counts', HTMLElement, item).textContent = countPrints(all.flatMap((one) => one.results))
  const [first] = all
  if (first) showPicture(find('img', HTMLImageElement, item), first)
}

/**
 * Its main colour, until the picture is there.
 *
 * @param {HTMLImageElement} picture
 * @param {Image} image
 */
function showPicture(picture, { original: { url, dominantColor = '' } }) {
  picture.style.backgroundColor = dominantColor
  picture.src = `${url}?width=320`
}
