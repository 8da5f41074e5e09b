import { delay } from '../upload/retrying.js'
import { fetchPreview } from './fetch-preview.js'
import { createPreviewLoop } from './preview-loop.js'
import { createPreviewWidth } from './preview-width.js'
import { showUntreated } from './untreated-picture.js'

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
  const now = { shown: undefined, untreated: '', turn: 0, isResting: false }
  const loop = createPreviewLoop(createFulfilling(options, now, wishAgain))

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
      if (isOther || !now.untreated) await showPhotograph(options, now)
      options.editor.photograph({ ...options.stage.sizes.original, url: photograph.url })
      if (isOther || before?.url !== photograph.url) change(true)
    }
  }

  /** @param {boolean} isFinal */
  function change(isFinal) {
    const turn = ++now.turn
    now.isResting = false
    const recipe = options.editor.shown()
    const { shown } = now
    if (!shown) return
    if (recipe !== '' && shown.url) return loop.wish({ photograph: shown, recipe, isFinal })
    loop.forget()
    const { stage, root, say } = options
    say(recipe === '' ? '' : root.dataset.sending)
    putUntreated(stage, now, () => now.turn === turn)
    stage.size({ print: stage.sizes.original })
  }

  /** @param {Wish} wish */
  function wishAgain(wish) {
    loop.wish(wish)
  }
}

/**
 * `untreated`: the address of the untreated picture, once it lies on the stage.
 *
 * @typedef {{ shown: Shown | undefined, untreated: string, turn: number, isResting: boolean }} Now
 */

/**
 * One that is sent has no address yet.
 *
 * @type {(one: Shown | undefined, other: Shown) => boolean}
 */
const isSame = (one, other) =>
  one !== undefined && (other.file ? one.file === other.file : one.url === other.url)

/**
 * @param {Options} options
 * @param {Now} now
 */
async function showPhotograph({ root, stage, say }, now) {
  const { shown: photograph } = now
  if (!photograph) return
  const isWanted = () => isSame(now.shown, photograph)
  URL.revokeObjectURL(now.untreated)
  now.untreated = ''
  const src = await showUntreated(stage, photograph, isWanted)
  if (!isWanted()) return
  if (!src) return say(root.dataset.unseen)
  now.untreated = src
  stage.offerWhole('original', photograph.whole ?? '')
  const { naturalWidth: width, naturalHeight: height } = stage.original()
  const original = photograph.size ?? { width, height }
  stage.size({ original, print: original })
  await putUntreated(stage, now, isWanted)
}

/**
 * The photograph itself in the print's place.
 *
 * @param {import('./stage.js').Stage} stage
 * @param {Now} now
 * @param {() => boolean} isWanted
 */
async function putUntreated(stage, { shown, untreated }, isWanted) {
  if (!shown || !untreated) return
  const isPut = await stage.showPrint(untreated, shown.name, isWanted)
  if (isPut) stage.offerWhole('print', shown.whole ?? '')
}

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
    stage.size({ print: size })
    say(approximate.length > 0 ? root.dataset.approximate : root.dataset.size, {
      size: `${size.width} × ${size.height}`,
      steps: labels.list(approximate)
    })
  }
}
