import { copyOf, find } from '../dom.js'
import { listPrints, printOf, sizeOf } from './compared-prints.js'
import { createDifference } from './difference.js'
import { setUpGestures } from './gestures.js'
import { percent } from './percent.js'
import { createSlider } from './slider.js'
import { createViewport } from './viewport.js'

/** From here on the original's pixels are shown as the squares that they are. */
const SQUARES_FROM = 2

const viewport = createViewport()
const original = () => find('#original .mat img', HTMLImageElement)

/** @typedef {ReturnType<typeof build>} Parts */

/** @type {Parts | undefined} */
let built

/**
 * Shows that print and its original over the whole window.
 *
 * @param {string} id of the print
 */
export function openCompareDialog(id) {
  built ??= build()
  listPrints(built.select, id)
  viewport.lay({ frame: sizeOf(original()) })
  viewport.fit()
  built.dialog.showModal()
  showPrint(built)
}

function build() {
  const dialog = /** @type {HTMLDialogElement} */ (copyOf('#stage'))
  find('#main', HTMLElement).append(dialog)
  const parts = {
    dialog,
    select: find('select', HTMLSelectElement, dialog),
    plate: find('.plate', HTMLElement, dialog),
    slider: createSlider(dialog, viewport),
    difference: createDifference(dialog)
  }
  const show = () => showPictures(parts)
  setUpGestures(dialog, { show, slider: parts.slider, viewport })
  dialog.addEventListener('change', ({ target }) => {
    if (target === parts.select) showPrint(parts)
    else showView(parts)
  })
  dialog.addEventListener('input', show)
  document.addEventListener('prints', () => relist(parts))
  new ResizeObserver(show).observe(parts.plate)
  return parts
}

/**
 * Prints come and go while the dialog is open.
 *
 * @param {Parts} parts
 */
function relist(parts) {
  const { dialog, select } = parts
  const chosen = select.value
  listPrints(select, chosen)
  if (!dialog.open || select.value === chosen) return
  if (select.value) showPrint(parts)
  else dialog.close()
}

/** @param {Parts} parts */
function showPrint(parts) {
  const { dialog, select } = parts
  const print = printOf(select.value)
  for (const [side, { src, alt }] of Object.entries({ original: original(), print: print.img })) {
    Object.assign(find(`[data-side="${side}"]`, HTMLImageElement, dialog), { src, alt })
  }
  find('.over .edge', HTMLElement, dialog).textContent = print.label
  find('#stage-note', HTMLElement, dialog).textContent = print.note
  dialog.classList.toggle('inside', print.inside)
  showView(parts)
}

/** @param {Parts} parts */
function showView(parts) {
  const { dialog, select, difference } = parts
  dialog.dataset.view = find('[name="view"]:checked', HTMLInputElement, dialog).value
  showPictures(parts)
  difference.show(printOf(select.value), original())
}

/**
 * Lays both pictures as they are looked at just now.
 *
 * @param {Parts} parts
 */
function showPictures({ dialog, plate, slider }) {
  const { clientWidth: width, clientHeight: height } = plate
  if (width === 0) return
  viewport.lay({ plate: { width, height } })
  const { x, y, scale } = viewport.place()
  const frame = sizeOf(original())
  const lengths = { x, y, width: frame.width, height: frame.height }
  for (const [name, length] of Object.entries(lengths)) {
    dialog.style.setProperty(`--${name}`, `${length}px`)
  }
  dialog.style.setProperty('--scale', String(scale))
  const real = scale * devicePixelRatio
  dialog.classList.toggle('squares', real >= SQUARES_FROM)
  find('output', HTMLOutputElement, dialog).value = percent(real)
  slider.show()
}
