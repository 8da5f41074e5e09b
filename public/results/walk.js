import { find } from '../dom.js'
import { fetchPage } from '../live/page-refresh.js'

/** What the page shows of its photograph, besides the stage. */
const PARTS = ['.of-image', '.shelf', '#prints', '#contact-sheet']
const LINKS = '.filmstrip a, #neighbours [rel]'

/**
 * Leads from photograph to photograph without leaving the page: the stage stays as it is set. Returns how
 * to go to another.
 *
 * @param {(page: Document) => unknown} arrived
 */
export function setUpWalking(arrived) {
  let turn = 0
  document.addEventListener('click', (event) => {
    const link = linkOf(event)
    if (!link) return
    event.preventDefault()
    walk(link.href)
  })
  addEventListener('popstate', async () => {
    const page = await pageOf(location.href)
    if (page) show(page)
    else if (page === null) location.reload()
  })
  return walk

  /** @param {string} url */
  async function walk(url) {
    const page = await pageOf(url)
    if (page === null) location.assign(url)
    if (!page) return
    history.pushState(null, '', url)
    show(page)
  }

  /**
   * Null where it is a page of another kind; undefined where another one is wanted by now.
   *
   * @param {string} url
   */
  async function pageOf(url) {
    const asked = ++turn
    const page = await fetchPage(url)
    if (asked !== turn) return undefined
    return page?.getElementById('prints') ? page : null
  }

  /** @param {Document} page */
  function show(page) {
    document.title = page.title
    const focused = document.activeElement?.getAttribute('rel')
    for (const selector of PARTS) takeOver(selector, page)
    for (const selector of ['#erase', '#erase form', '#another-form'])
      takeAttributes(selector, page)
    const link = document.querySelector(`#neighbours [rel="${focused}"], #neighbours a`)
    if (focused && link instanceof HTMLElement) link.focus({ preventScroll: true })
    arrived(page)
  }
}

/** @param {MouseEvent} event */
function linkOf({ target, button, ctrlKey, metaKey, shiftKey, altKey }) {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return
  const link = target instanceof Element ? target.closest(LINKS) : null
  return link instanceof HTMLAnchorElement ? link : undefined
}

/** @type {(selector: string, page: Document) => void} */
function takeOver(selector, page) {
  takeAttributes(selector, page)
  find(selector, HTMLElement).replaceChildren(...find(selector, HTMLElement, page).childNodes)
}

/** @type {(selector: string, page: Document) => void} */
function takeAttributes(selector, page) {
  const shown = find(selector, HTMLElement)
  for (const { name, value } of find(selector, HTMLElement, page).attributes) {
    shown.setAttribute(name, value)
  }
}
