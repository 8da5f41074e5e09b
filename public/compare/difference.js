import { find } from '../dom.js'
import { fillIn } from '../format.js'
import { sizeOf } from './compared-prints.js'
import { colourTable, paintLevels, paintScale } from './heat-map.js'
import { measureDifference } from './measure-difference.js'
import { percent } from './percent.js'

/**
 * @typedef {{ img: HTMLImageElement, inside: boolean }} Print
 * @typedef {import('./compared-prints.js').Size} Size
 */

/**
 * The plate where what differs glows, with the words and the scale for it.
 *
 * @param {HTMLElement} dialog
 */
export function createDifference(dialog) {
  const canvas = find('.over canvas', HTMLCanvasElement, dialog)
  const table = colourTable(dialog.dataset.palette ?? '')
  /**
   * What is painted, or about to be: other pictures may be asked for meanwhile.
   *
   * @type {string | undefined}
   */
  let wanted

  paintScale(find('.heat .hint canvas', HTMLCanvasElement, dialog), table)

  return {
    /**
     * @param {Print} print
     * @param {HTMLImageElement} original
     */
    async show(print, original) {
      if (dialog.dataset.view !== 'difference' || wanted === print.img.src) return
      wanted = print.img.src
      canvas.hidden = true
      showOutcome(dialog, { words: dialog.dataset.comparing })
      const outcome = await paint(print, original).catch(() => giveUp(print.img.src))
      if (outcome) showOutcome(dialog, outcome)
    }
  }

  /** @type {(print: Print, original: HTMLImageElement) => Promise<Outcome | undefined>} */
  async function paint(print, original) {
    const { src } = print.img
    const pictures = await Promise.all([loadImage(original.src), loadImage(src)])
    const frame = sizeOf(original)
    const box = print.inside ? boxInside(frame, sizeOf(print.img)) : { x: 0, y: 0, ...frame }
    const measured = await measureDifference({ pictures, frame, box })
    if (wanted !== src) return undefined
    paintLevels(canvas, { ...measured, box }, table)
    canvas.hidden = false
    return { words: wordsFor(measured, dialog.dataset), most: measured.most }
  }

  /** @param {string} src */
  function giveUp(src) {
    if (wanted !== src) return undefined
    wanted = undefined
    return { words: dialog.dataset.notCompared }
  }
}

/** @typedef {{ words: string | undefined, most?: number }} Outcome */

/**
 * @param {{ most: number, share: number }} measured
 * @param {DOMStringMap} words
 */
function wordsFor({ most, share }, { identical, differs }) {
  return most === 0 ? identical : fillIn(differs, { share: percent(share), most })
}

/**
 * @param {HTMLElement} dialog
 * @param {Outcome} outcome
 */
function showOutcome(dialog, { words, most = 0 }) {
  find('.heat [role="status"]', HTMLElement, dialog).textContent = words ?? ''
  const scale = find('.heat .hint', HTMLElement, dialog)
  scale.hidden = most === 0
  find('span', HTMLElement, scale).textContent = fillIn(dialog.dataset.most, { most })
}

/**
 * The largest of those proportions, in the middle.
 *
 * @param {Size} frame
 * @param {Size} print
 */
function boxInside(frame, { width, height }) {
  const scale = Math.min(frame.width / width, frame.height / height)
  const box = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const [x, y] = [(frame.width - box.width) / 2, (frame.height - box.height) / 2]
  return { x: Math.floor(x), y: Math.floor(y), ...box }
}

/** @param {string} src */
async function loadImage(src) {
  const image = Object.assign(new Image(), { src })
  await image.decode()
  return image
}
