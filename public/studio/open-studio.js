import { find } from '../dom.js'
import { fetchPage } from '../live/page-refresh.js'
import { createStudio } from './create-studio.js'

/**
 * Fetches the stage in the reader's language, and puts it first on the page.
 *
 * @param {string[]} begun recipes to begin with
 */
export async function openStudio(begun) {
  const [page, catalogue] = await Promise.all([fetchPage('/studio'), fetchCatalogue()])
  if (!page) throw new Error('the server does not answer')
  const root = find('#studio', HTMLElement, page)
  await Promise.all([...page.querySelectorAll('link[rel="stylesheet"]')].map(addStyle))
  find('#main', HTMLElement).prepend(document.adoptNode(root))
  return createStudio(root, { catalogue, begun })
}

/** @returns {Promise<Studio.Listed>} */
export async function fetchCatalogue() {
  const response = await fetch('/treatments', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`/treatments: ${response.status}`)
  return await response.json()
}

/**
 * Those that the page does not have yet.
 *
 * @param {Element} found
 */
function addStyle(found) {
  const href = found.getAttribute('href') ?? ''
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
  const loaded = new Promise((done) => {
    link.onload = link.onerror = done
  })
  document.head.append(link)
  return loaded
}
