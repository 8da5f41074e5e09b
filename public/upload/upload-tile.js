import { copyOf, find } from '../dom.js'
import { fillIn, writeBytes } from '../format.js'
import { drawThumbnail } from './thumbnail.js'

const list = find('#tiles', HTMLElement)

/**
 * @typedef {ReturnType<typeof createTile>} Tile
 * @typedef {'waiting' | 'sending' | 'answer' | 'done'} State
 */

/**
 * What the page shows of one photograph; `on` is what its buttons do.
 *
 * @param {File} file
 * @param {{ select: () => void, again: () => void, remove: () => void }} on
 */
export function createTile(file, on) {
  const item = copyOf('#tile')
  const { frame, bar, state, again, remove } = partsOf(item)
  const size = writeBytes(file.size)
  const isSending = () => /waiting|sending|answer/.test(item.dataset.state ?? '')

  /** @type {(kind: State | 'failed', text: string, canTryAgain?: boolean) => void} */
  const write = (kind, text, canTryAgain = false) => {
    item.dataset.state = kind
    state.textContent = text
    again.hidden = !canTryAgain
    if (!isSending()) remove.textContent = remove.dataset.later ?? ''
  }

  find('.name', HTMLElement, frame).textContent = file.name
  again.ariaDescription = remove.ariaDescription = file.name
  frame.addEventListener('click', on.select)
  remove.addEventListener('click', on.remove)
  again.addEventListener('click', () => {
    remove.focus()
    on.again()
  })
  drawThumbnail(file, find('canvas', HTMLCanvasElement, frame))
  list.append(item)

  return {
    /**
     * In the words of that state; without a `part` nobody knows how far it is.
     *
     * @param {State} kind
     * @param {number} [part]
     * @param {Record<string, string | number>} [values]
     */
    show(kind, part, values) {
      write(kind, fillIn(state.dataset[kind], { size, ...values }))
      if (part === undefined) bar.removeAttribute('value')
      else bar.value = part
    },
    /**
     * @param {string} reason
     * @param {boolean} canTryAgain
     */
    fail(reason, canTryAgain) {
      write('failed', reason, canTryAgain)
      bar.value = 0
    },
    /** @param {boolean} isSelected */
    select: (isSelected) => frame.setAttribute('aria-pressed', String(isSelected)),
    remove() {
      const next = item.nextElementSibling ?? item.previousElementSibling
      const hadFocus = item.contains(document.activeElement)
      item.remove()
      if (hadFocus) find(next ? '.away' : '#data', HTMLElement, next ?? document).focus()
    }
  }
}

/** @param {HTMLElement} item */
function partsOf(item) {
  return {
    frame: find('.frame', HTMLElement, item),
    bar: find('progress', HTMLProgressElement, item),
    state: find('.state', HTMLElement, item),
    again: find('.again', HTMLElement, item),
    remove: find('.away', HTMLElement, item)
  }
}
