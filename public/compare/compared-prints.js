import { find } from '../dom.js'

/**
 * @typedef {{ width: number, height: number }} Size
 * @typedef {ReturnType<typeof printOf>} Print
 */

/**
 * Offers the prints of the page that can be compared; `chosen` is chosen if it is among them.
 *
 * @param {HTMLSelectElement} select
 * @param {string} chosen
 */
export function listPrints(select, chosen) {
  const buttons = [...document.querySelectorAll('button')]
  const ids = buttons.flatMap(({ dataset }) => dataset.compare ?? [])
  const offered = [...select.options].map(({ value }) => value)
  if (String(ids) !== String(offered)) {
    select.replaceChildren(...ids.map((id) => new Option(nameOf(id), id)))
  }
  select.value = ids.includes(chosen) ? chosen : (ids[0] ?? '')
}

/** @param {string} id */
function nameOf(id) {
  const { label, recipe } = printOf(id)
  return `${label} (${recipe})`
}

/** @param {string} id */
export function printOf(id) {
  const print = find(`#${CSS.escape(id)}`, HTMLElement)
  const { note = '', inside } = find('[data-compare]', HTMLElement, print).dataset
  return {
    label: find('h2', HTMLElement, print).textContent,
    recipe: print.dataset.recipe,
    img: find('.mat img', HTMLImageElement, print),
    note,
    /** It has proportions of its own, and lies inside of the original's frame. */
    inside: inside !== undefined
  }
}

/**
 * As the server measured it: an SVG need not say its own.
 *
 * @param {HTMLImageElement} img
 * @returns {Size}
 */
export function sizeOf(img) {
  return { width: Number(img.getAttribute('width')), height: Number(img.getAttribute('height')) }
}
