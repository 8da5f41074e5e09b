import { setUpGestures } from '../compare/gestures.js'
import { percent } from '../compare/percent.js'
import { createSlider } from '../compare/slider.js'
import { createViewport } from '../compare/viewport.js'
import { find } from '../dom.js'
import { showPicture } from './pictures.js'
import { createUntreated } from './untreated.js'
import { createWholePictures } from './whole-pictures.js'

/** @typedef {ReturnType<typeof createStage>} Stage */

/**
 * The photograph and what becomes of it, in the same place: one of them, one over the other, both, or
 * how they differ.
 *
 * @param {HTMLElement} root
 */
export function createStage(root) {
  const parts = partsOf(root)
  const { viewport, slider, original, sizes, heard, whole } = parts
  const show = () => lay(parts)
  setUpGestures(find('.table', HTMLElement, root), { show, slider, viewport })
  setUpViews(parts)
  find('.seam-range', HTMLElement, root).addEventListener('input', show)
  new ResizeObserver(show).observe(find('.plates', HTMLElement, root))

  return {
    plate: parts.plate,
    sizes,
    original: () => original,
    /** @type {Studio.Overlay} */
    overlay: {
      element: find('.overlay', HTMLElement, root),
      onResize: (call) => heard.push(call),
      ...createUntreated(() => original)
    },
    /** All of it is seen again. */
    fit: viewport.fit,
    /** @type {Show} */
    showOriginal: (src, alt, isWanted) => put('original', { src, alt }, isWanted),
    /** @type {Show} */
    showPrint: (src, alt, isWanted) => put('print', { src, alt }, isWanted),
    /** Where the whole picture is, of which a smaller one is shown. */
    offerWhole: whole.offer,
    /** @param {Partial<typeof sizes>} changed */
    size(changed) {
      Object.assign(sizes, changed)
      lay(parts)
      showDifference(parts)
    }
  }

  /** @type {(side: 'original' | 'print', picture: { src: string, alt: string }, isWanted: () => boolean) => Promise<boolean>} */
  async function put(side, picture, isWanted) {
    const isShown = await showPicture(parts[side], picture, isWanted)
    if (isShown) whole.offer(side, '')
    return isShown
  }
}

/** @typedef {(src: string, alt: string, isWanted: () => boolean) => Promise<boolean>} Show */

/**
 * @param {HTMLElement} root
 * @returns {Parts}
 */
function partsOf(root) {
  const viewport = createViewport()
  const original = find('[data-side="original"]', HTMLImageElement, root)
  const print = find('[data-side="print"]', HTMLImageElement, root)
  return {
    root,
    viewport,
    plate: find('.plate', HTMLElement, root),
    over: find('.plate.over', HTMLElement, root),
    slider: createSlider(root, viewport),
    original,
    print,
    whole: createWholePictures({ original, print }),
    sizes: { original: { width: 3, height: 2 }, print: { width: 3, height: 2 } },
    heard: []
  }
}

/**
 * @typedef {{
 *   root: HTMLElement, viewport: import('../compare/viewport.js').Viewport,
 *   plate: HTMLElement, over: HTMLElement, slider: import('../compare/slider.js').Slider,
 *   original: HTMLImageElement, print: HTMLImageElement,
 *   whole: ReturnType<typeof createWholePictures>,
 *   sizes: { original: Studio.Size, print: Studio.Size },
 *   difference?: ReturnType<typeof import('../compare/difference.js').createDifference>,
 *   heard: (() => void)[]
 * }} Parts
 */

/** @param {Parts} parts */
function setUpViews(parts) {
  const { root } = parts
  const hold = find('.hold', HTMLElement, root)
  const chosen = () => find('[name="studio-view"]:checked', HTMLInputElement, root).value
  /** @param {string} view */
  const view = (view) => {
    root.dataset.view = view
    hold.ariaPressed = String(view === 'original')
    lay(parts)
    showDifference(parts)
  }
  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'studio-view') view(chosen())
  })
  const release = () => root.dataset.view === 'original' && view(chosen())
  hold.addEventListener('pointerdown', () => view('original'))
  hold.addEventListener('keydown', ({ key }) => {
    if (key === ' ' || key === 'Enter') view('original')
  })
  for (const end of ['keyup', 'blur']) hold.addEventListener(end, release)
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, release)
}

/**
 * Both pictures as they are looked at just now.
 *
 * @param {Parts} parts
 */
function lay({ root, viewport, plate, over, slider, original, print, sizes, heard, whole }) {
  const shown = root.dataset.view === 'print' ? over : plate
  const { clientWidth: width, clientHeight: height } = shown
  if (width === 0) return
  const frame = root.dataset.view === 'print' ? sizes.print : sizes.original
  viewport.lay({ frame, plate: { width, height } })
  const { x, y, scale } = viewport.place()
  for (const [name, length] of Object.entries({ x, y, width: frame.width, height: frame.height })) {
    root.style.setProperty(`--${name}`, `${length}px`)
  }
  root.style.setProperty('--scale', String(scale))
  root.classList.toggle('inside', !haveSameProportions(sizes))
  const isEmpty = !original.src && !print.src
  find('output', HTMLOutputElement, root).value = isEmpty ? '' : percent(scale * devicePixelRatio)
  whole.look(frame.width * scale * devicePixelRatio)
  slider.show()
  for (const call of heard) call()
}

/** @param {Parts['sizes']} sizes */
function haveSameProportions({ original, print }) {
  const scale = Math.max(print.width / original.width, print.height / original.height)
  return (
    Math.abs(original.width * scale - print.width) < 1 &&
    Math.abs(original.height * scale - print.height) < 1
  )
}

/** @param {Parts} parts */
async function showDifference(parts) {
  const { root, original, print, sizes } = parts
  if (root.dataset.view !== 'difference' || !print.src || !original.src) return
  const { createDifference } = await import('../compare/difference.js')
  parts.difference ??= createDifference(root)
  for (const picture of [original, print]) {
    picture.setAttribute('width', String(picture.naturalWidth))
    picture.setAttribute('height', String(picture.naturalHeight))
  }
  parts.difference.show({ img: print, inside: !haveSameProportions(sizes) }, original)
}
