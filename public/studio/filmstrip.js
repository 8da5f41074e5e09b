import { find } from '../dom.js'
import { element } from './element.js'

const AGAIN_MS = 2000
const MAX_TRIES = 3

/**
 * @typedef {{ url: string, original: { name: string, width: number, height: number } }} InBatch
 * @typedef {{ url: string, batchUrl?: string }} Shown
 */

/**
 * The photographs that were sent together, each a way to its own stage.
 *
 * @param {HTMLElement} root
 */
export function createFilmstrip(root) {
  const strip = find('.filmstrip', HTMLElement, root)
  const list = element('ol')
  strip.append(list)
  /** @type {string | undefined} */
  let of
  let count = 1

  return {
    count: () => count,
    /** @param {Shown} photograph */
    async show({ url, batchUrl }) {
      if (of !== batchUrl) {
        of = batchUrl
        const items = await itemsOf(batchUrl)
        if (of !== batchUrl) return
        count = Math.max(1, items.length)
        list.replaceChildren(...items)
      }
      for (const link of list.querySelectorAll('a')) {
        const isCurrent = new URL(link.href).pathname === url
        if (isCurrent) bringIntoView(list, link)
        if (isCurrent) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
      }
    }
  }
}

/** @param {string | undefined} batchUrl */
async function itemsOf(batchUrl) {
  if (!batchUrl) return []
  const headers = { accept: 'application/json' }
  const response = await fetch(batchUrl, { headers }).catch(() => Response.error())
  if (!response.ok) return []
  /** @type {{ images: InBatch[] }} */
  const { images } = await response.json()
  const batch = batchUrl.split('/').at(-1)
  return images.map(({ url, original: { name } }) => {
    const picture = element('img', {
      ...{ src: `${url}/original?width=320`, alt: name, loading: 'lazy' },
      ...{ decoding: 'async', width: 108, height: 56 }
    })
    tryAgain(picture, MAX_TRIES)
    return element('li', {}, element('a', { href: `${url}?batch=${batch}` }, picture))
  })
}

/**
 * The server may have more to do just now.
 *
 * @param {HTMLImageElement} picture
 * @param {number} tries
 */
function tryAgain(picture, tries) {
  const again = () => {
    if (tries > 1) tryAgain(picture, tries - 1)
    picture.setAttribute('src', picture.src)
  }
  picture.addEventListener('error', () => setTimeout(again, AGAIN_MS), { once: true })
}

/**
 * Within the strip alone: the page stays where it is.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 */
function bringIntoView(list, item) {
  const [outer, inner] = [list, item].map((one) => one.getBoundingClientRect())
  if (outer && inner) list.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
}
