import { find } from '../dom.js'
import { createStudio } from './create-studio.js'
import { setUpDeveloping } from './develop.js'
import { element } from './element.js'
import { fetchCatalogue } from './open-studio.js'

/** @typedef {{ url: string, original: { name: string, width: number, height: number } }} InBatch */

/**
 * The stage of a photograph that is on the server.
 *
 * @param {() => unknown} refresh brings the rest of the page up to date
 */
export async function createImageStudio(refresh) {
  const root = find('#studio', HTMLElement)
  /** @type {import('./create-studio.js').Shown & { url: string }} */
  const photograph = JSON.parse(root.dataset.image ?? '')
  const { url, batchUrl } = photograph
  const studio = createStudio(root, { catalogue: await fetchCatalogue(), begun: [] })
  let count = 1
  const developing = setUpDeveloping(studio, {
    count: () => count,
    ready: async () => url,
    all: async () => batchUrl ?? url,
    after: refresh
  })
  document.addEventListener('prints', studio.prints.refresh)
  // the page before may have been another one under this one's roof
  addEventListener('popstate', () => location.reload())
  studio.show(photograph)
  if (batchUrl) {
    count = await showBatch(root, { url, batchUrl })
    developing.show()
  }
}

/**
 * The photographs that were sent together, each a way to its own stage. Returns how many they are.
 *
 * @param {HTMLElement} root
 * @param {{ url: string, batchUrl: string }} addresses
 */
async function showBatch(root, { url, batchUrl }) {
  const headers = { accept: 'application/json' }
  const response = await fetch(batchUrl, { headers }).catch(() => Response.error())
  if (!response.ok) return 1
  /** @type {{ images: InBatch[] }} */
  const { images } = await response.json()
  const batch = batchUrl.split('/').at(-1)
  const items = images.map((image) => {
    const { name } = image.original
    const picture = element('img', {
      ...{ src: `${image.url}/original?width=320`, alt: name, loading: 'lazy' },
      ...{ decoding: 'async', width: 108, height: 56 }
    })
    const link = element('a', { href: `${image.url}?batch=${batch}` }, picture)
    if (image.url === url) link.setAttribute('aria-current', 'true')
    return element('li', {}, link)
  })
  find('.filmstrip', HTMLElement, root).append(element('ol', {}, ...items))
  return images.length
}
