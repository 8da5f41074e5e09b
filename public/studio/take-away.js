import { find } from '../dom.js'
import { fetchPage } from '../live/page-refresh.js'

const SHOWN_MS = 4000

/**
 * @typedef {import('./prints.js').Prints} Prints
 * @typedef {{ root: HTMLElement, prints: Prints, say: (text: string | undefined) => void }} Options
 * @typedef {{ url: string, recipe: string, format: string, label: string, width: number, height: number, thumbHash: string, page: string }} Print
 */

/**
 * Every way by which the print on the stage leaves it.
 *
 * @param {Options} options
 */
export function setUpTakingAway({ root, prints, say }) {
  const menu = find('.take-away', HTMLElement, root)
  const share = find('[data-take="share"]', HTMLElement, menu)
  const words = root.dataset
  share.hidden = !('share' in navigator)

  menu.addEventListener('toggle', follow)
  follow()
  menu.addEventListener('click', async ({ target }) => {
    const way = target instanceof HTMLElement ? target.dataset.take : undefined
    const print = printOf(prints)
    if (!way || !print) return
    menu.hidePopover()
    const went = await WAYS[way]?.(print).then(
      () => true,
      () => false
    )
    const said = went ? words.copied : words.notCopied
    if (way === 'share') return
    say(said)
    setTimeout(() => {
      if (find('.studio-said', HTMLElement, root).textContent === said) say('')
    }, SHOWN_MS)
  })
  root.addEventListener('dragstart', (event) => {
    const print = printOf(prints)
    if (print) carry(event, print)
  })

  function follow() {
    const print = printOf(prints)
    if (print) find('a', HTMLAnchorElement, menu).href = print.url
  }
}

/** @type {Record<string, (print: Print) => Promise<unknown>>} */
const WAYS = {
  picture: ({ url }) => navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })]),
  async share({ url, label, format }) {
    const blob = await (await fetch(url)).blob()
    const file = new File([blob], `${label}.${format}`, { type: blob.type })
    const isTaken = navigator.canShare?.({ files: [file] })
    await navigator.share(isTaken ? { files: [file] } : { url: new URL(url, location.href).href })
  },
  link: ({ url }) => copy(new URL(url, location.href).href),
  html: (print) => copy(writeHtml(print)),
  recipe: ({ recipe }) => copy(recipe),
  async curl({ page, recipe }) {
    const line = await curlOf(page, recipe)
    await copy(line.replace(/\{origin\}(?!.*\{origin\})/s, location.origin))
  }
}

/** @param {string} text */
const copy = (text) => navigator.clipboard.writeText(text)

/**
 * Clipboards take PNG alone.
 *
 * @param {string} url
 */
async function asPng(url) {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob())
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  return await canvas.convertToBlob({ type: 'image/png' })
}

/** @param {Print} print */
function writeHtml({ url, width, height, label, thumbHash }) {
  const image = Object.assign(new Image(width, height), { alt: label, loading: 'lazy' })
  image.setAttribute('src', new URL(url, location.href).href)
  if (thumbHash) image.dataset.thumbhash = thumbHash
  return image.outerHTML
}

/**
 * As the photograph's page has it.
 *
 * @param {string} page
 * @param {string} recipe
 */
async function curlOf(page, recipe) {
  const shown = await fetchPage(page)
  const line = shown?.querySelector(`[data-recipe="${CSS.escape(recipe)}"] [data-copy^="curl"]`)
  if (!(line instanceof HTMLElement) || !line.dataset.copy) throw new Error('no such print')
  return line.dataset.copy
}

/**
 * Dragged out of the window, the print itself is stored.
 *
 * @param {DragEvent} event
 * @param {Print} print
 */
function carry({ dataTransfer, target }, { url, label, format }) {
  if (!(target instanceof HTMLElement) || !target.matches('.print-strip *')) return
  const address = new URL(url, location.href).href
  dataTransfer?.setData('DownloadURL', `image/${format}:${label}.${format}:${address}`)
  dataTransfer?.setData('text/uri-list', address)
}

/**
 * @param {Prints} prints
 * @returns {Print | undefined}
 */
function printOf(prints) {
  const print = prints.chosen()
  const image = prints.image()
  if (!print || !image) return undefined
  const { url, recipe, format, width, height } = print
  const { name, thumbHash } = image.original
  return {
    ...{ url, recipe, label: name.replace(/\.\w+$/, ''), thumbHash: thumbHash ?? '' },
    ...{ format: format ?? 'png', width: width ?? 0, height: height ?? 0, page: image.url }
  }
}
