import { copyOf, find } from '../dom.js'

/** @typedef {import('./read-prints.js').Result} Result */

/**
 * @param {import('./prints.js').Options} options
 * @param {(print: Result) => void} choose
 */
export function createStrip({ root, labels }, choose) {
  const strip = find('.print-strip', HTMLElement, root)
  const list = find('ol', HTMLElement, strip)
  /** @type {Result[]} */
  let shown = []
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('button')
    const print = button && shown.find(({ recipe }) => recipe === button.dataset.recipe)
    if (print) choose(print)
  })
  return {
    /**
     * @param {Result[]} prints
     * @param {Result | undefined} chosen
     */
    write(prints, chosen) {
      shown = prints
      strip.hidden = shown.length === 0
      find('.take', HTMLButtonElement, root).disabled = !chosen
      const items = shown.map((print) =>
        printItem(print, {
          label: labels.of(print.recipe),
          isChosen: print.recipe === chosen?.recipe
        })
      )
      list.replaceChildren(...items)
    }
  }
}

/**
 * A print in small, which puts it on the stage.
 *
 * @param {Result} print
 * @param {{ label: string, isChosen: boolean }} how
 */
function printItem({ recipe, status, url }, { label, isChosen }) {
  const item = copyOf('#studio-print')
  const button = find('button', HTMLButtonElement, item)
  button.dataset.recipe = recipe
  button.ariaPressed = String(isChosen)
  button.disabled = status !== 'done'
  item.dataset.status = status
  find('.edge', HTMLElement, item).textContent = label
  const picture = find('img', HTMLImageElement, item)
  if (status === 'done') picture.src = `${url}?width=320`
  else picture.remove()
  return item
}
