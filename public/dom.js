/** So long a page that may not be seen waits for being painted. */
const UNSEEN_MS = 100

/**
 * The first element of that selector, which the page is sure to have.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [root]
 * @returns {T}
 * @throws {Error} when there is none, or it is of another type
 */
export function find(selector, type, root = document) {
  const found = root.querySelector(selector)
  if (found instanceof type) return found
  throw new Error(`${selector} is missing`)
}

/**
 * A copy of the first element in that template.
 *
 * @param {string} selector
 */
export function copyOf(selector) {
  return find(
    '*',
    HTMLElement,
    document.importNode(find(selector, HTMLTemplateElement).content, true)
  )
}

/**
 * Until what else waits has had its turn, and what has changed is painted: a page that is not seen paints
 * nothing.
 *
 * @returns {Promise<void>}
 */
export const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done))
    setTimeout(done, UNSEEN_MS)
  })
