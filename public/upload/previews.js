import { find } from '../dom.js'
import { fillIn } from '../format.js'

const tones = find('.tone', HTMLElement)
const hint = find('#on-sheet', HTMLElement)
const picture = find('#picture', HTMLTemplateElement)

/**
 * @typedef {{ url: string, width: string, height: string, previews: Preview[] }} ContactSheet
 * @typedef {{ recipe: string, left: number, top: number, width: number, height: number }} Preview
 */

/**
 * The contact sheet of that photograph: each small print over the box that asks for it.
 *
 * @param {string} url of the image
 * @param {string} name
 */
export async function showPreviews(url, name) {
  const headers = { accept: 'application/json' }
  const response = await fetch(`${url}/contact-sheet`, { headers }).catch(() => undefined)
  if (!response?.ok) return
  /** @type {ContactSheet} */
  const sheet = await response.json()
  for (const preview of sheet.previews) show(preview, sheet)
  hint.textContent = fillIn(hint.dataset.of, { name })
}

/**
 * @param {Preview} preview
 * @param {ContactSheet} sheet
 */
function show({ recipe, left, top, width, height }, sheet) {
  const box = tones.querySelector(`[value="${recipe.split(/[:,]/)[0]}"]`)
  const label = box?.parentElement
  if (!label || !(box instanceof HTMLElement)) return
  // what is ticked is to come out as it looks here
  box.dataset.recipe = recipe
  if (!label.querySelector('svg')) label.prepend(picture.content.cloneNode(true))
  const svg = find('svg', SVGElement, label)
  svg.setAttribute('viewBox', [left + 1, top + 1, width - 2, height - 2].join(' '))
  const image = find('image', SVGElement, svg)
  image.setAttribute('width', sheet.width)
  image.setAttribute('height', sheet.height)
  image.setAttribute('href', sheet.url)
}
