import { delay } from '../upload/retrying.js'
import { fetchPreview } from './fetch-preview.js'
import { createPreviewLoop } from './preview-loop.js'
import { createPreviewWidth } from './preview-width.js'
import { createShowing, isSame, putUntreated } from './untreated-picture.js'

/**
 * @typedef {import('./create-studio.js').Shown} Shown
 * @typedef {{ photograph: Shown, recipe: string, isFinal: boolean }} Wish
 * @typedef {{
 *   root: HTMLElement, stage: import('./stage.js').Stage,
 *   editor: { shown: () => string, photograph: Studio.Editor['photograph'] },
 *   labels: ReturnType<typeof import('./labels.js').createLabels>,
 *   say: (text: string | undefined, values?: Record<string, string>) => void
 * }} Options
 */

/**
 * Shows the photograph, and what the chosen recipe makes of it.
 *
 * @param {Options} options
 */
export function createPreviews(options) {
  /** @type {Now} */
  const now = { shown: undefined, untreated: '', turn: 0, isResting: false, hasPreview: false }
  const showOriginal = createShowing(options, now)
  /** @type {ReturnType<typeof createPreviewLoop<Wish>>} */
  const loop = createPreviewLoop(createFulfilling(options, now, (wish) => loop.wish(wish)))
  const change = createChanging(options, now, loop)

  return {
    change,
    /** A print has the stage, until something is changed. */
    rest() {
      now.isResting = true
      loop.forget()
    },
    /** @param {Shown} photograph */
    async show(photograph) {
      const before = now.shown
      now.shown = photograph
      const isOther = !isSame(before, photograph)
      const isNew = isOther || before?.url !== photograph.url
      if (isOther) now.hasPreview = false
      // the server need not wait until the browser has decoded the photograph
      const isAsked = isNew && photograph.url !== undefined && photograph.size !== undefined
      if (isAsked) tellSize(options, photograph)
      if (isAsked) change(true)
      await showOriginal(isOther)
      if (now.shown !== photograph || isAsked) return
      tellSize(options, photograph)
      if (isNew) change(true)
    }
  }
}

/**
 * Asks for a preview of the recipe that is chosen now, or shows the photograph as it is.
 *
 * @param {Options} options
 * @param {Now} now
 * @param {ReturnType<typeof createPreviewLoop<Wish>>} loop
 */
function createChanging({ stage, editor, root, say }, now, loop) {
  return function change(/** @type {boolean} */ isFinal) {
    const turn = ++now.turn
    now.isResting = false
    const recipe = editor.shown()
    const { shown } = now
    if (!shown) return
    if (recipe !== '' && shown.url) return loop.wish({ photograph: shown, recipe, isFinal })
    loop.forget()
    now.hasPreview = false
    say(recipe === '' ? '' : root.dataset.sending)
    putUntreated(stage, now, () => now.turn === turn)
    stage.size({ print: stage.sizes.original })
  }
}

/**
 * @param {Options} options
 * @param {Shown} photograph
 */
function tellSize({ stage, editor }, { url, size }) {
  if (size) stage.size({ original: size })
  editor.photograph({ ...stage.sizes.original, url })
}

/**
 * `untreated`: the address of the untreated picture, once it lies on the stage; `hasPreview`: what a recipe
 * makes of it lies there.
 *
 * @typedef {{
 *   shown: Shown | undefined, untreated: string, turn: number, isResting: boolean, hasPreview: boolean
 * }} Now
 */

/**
 * @param {Options} options
 * @param {Now} now
 * @param {(wish: Wish) => void} wishAgain
 */
function createFulfilling({ root, stage, editor, labels, say }, now, wishAgain) {
  const widths = createPreviewWidth(stage.plate)
  let last = ''

  /** @type {(wish: Wish, isNewest: () => boolean) => Promise<void>} */
  return async function fulfil(wish, isNewest) {
    const { photograph, recipe, isFinal } = wish
    const begun = performance.now()
    const width = widths.choose(isFinal)
    const answer = await fetchPreview({ url: photograph.url ?? '', recipe, width })
    const isWanted = () =>
      now.shown?.url === photograph.url && !now.isResting && editor.shown() !== ''
    if (!isWanted()) return
    if ('fault' in answer) return say(answer.fault)
    if ('pause' in answer) {
      say(answer.reason || root.dataset.away)
      await delay(answer.pause)
      if (isNewest() && isWanted()) wishAgain(wish)
      return
    }
    if (!isFinal) widths.learn(performance.now() - begun)
    const { src, size, approximate } = answer.preview
    const isShown = await stage.showPrint(src, photograph.name, isWanted)
    URL.revokeObjectURL(isShown ? last : src)
    if (!isShown) return
    last = src
    now.hasPreview = true
    stage.size({ print: size })
    say(approximate.length > 0 ? root.dataset.approximate : root.dataset.size, {
      size: `${size.width} × ${size.height}`,
      steps: labels.list(approximate)
    })
  }
}
