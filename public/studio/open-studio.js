import { find, painted } from '../dom.js'
import { fetchPage } from '../live/page-refresh.js'
import { createStudio } from './create-studio.js'

/** @type {ReturnType<typeof fetchStudio> | undefined} */
let prepared

/** Fetches the stage in the reader's language, and what it offers. */
export function prepareStudio() {
  prepared ??= fetchStudio().catch((error) => {
    prepared = undefined
    throw error
  })
  return prepared
}

async function fetchStudio() {
  const [page, catalogue] = await Promise.all([fetchPage('/studio'), fetchCatalogue()])
  if (!page) throw new Error('the server does not answer')
  const styles = Array.from(page.querySelectorAll('link[rel="stylesheet"]'), hrefOf)
  return { root: find('#studio', HTMLElement, page), catalogue, styles }
}

/**
 * Puts the stage first on the page, hidden.
 *
 * @param {string[]} begun recipes to begin with
 */
export async function openStudio(begun) {
  const { root, catalogue, styles } = await prepareStudio()
  await Promise.all(styles.map(addStyle))
  root.hidden = true
  find('#main', HTMLElement).prepend(document.adoptNode(root))
  await painted()
  return await createStudio(root, { catalogue, begun })
}

/** @returns {Promise<Studio.Listed>} */
export async function fetchCatalogue() {
  const response = await fetch('/treatments', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`/treatments: ${response.status}`)
  return await response.json()
}

/** @param {Element} link */
const hrefOf = (link) => link.getAttribute('href') ?? ''

/**
 * Unless the page has it.
 *
 * @param {string} href
 */
function addStyle(href) {
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
  const loaded = new Promise((done) => {
    link.onload = link.onerror = done
  })
  document.head.append(link)
  return loaded
}
