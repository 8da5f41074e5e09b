import { writeBytes } from '../format.js'
import { createStrip } from './print-strip.js'
import { createReading, isWaiting, reasonOf } from './read-prints.js'

/** What browsers show as it is. */
const SHOWN = ['jpeg', 'png', 'webp', 'gif', 'avif']

/**
 * @typedef {import('./read-prints.js').Result} Result
 * @typedef {ReturnType<typeof createPrints>} Prints
 * @typedef {Pick<import('./previews.js').Options, 'root' | 'stage' | 'labels' | 'say'>} Place
 * @typedef {Place & { onChoose: () => void }} Options
 */

/**
 * The prints of the photograph on the stage, each to be looked at in its place.
 *
 * @param {Options} options
 */
export function createPrints(options) {
  const read = createReading(refresh)
  const letTakeAway = createTakingAway(options)
  const stage = createChoice(options, {
    prints: () => read.prints(),
    onChoose: () => letTakeAway(prints)
  })
  /** What was asked for here, and is shown once it is there. */
  let awaited = ''

  const prints = {
    image: read.image,
    chosen: stage.chosen,
    leave: stage.leave,
    refresh,
    /** @param {string | undefined} url */
    follow(url) {
      if (!read.of(url)) return
      awaited = ''
      stage.leave()
      stage.write()
      if (url) refresh()
    },
    /**
     * It is shown once it is there.
     *
     * @param {string} recipe
     */
    async expect(recipe) {
      await refresh()
      const found = read.prints().find((print) => print.recipe === recipe) ?? read.prints().at(-1)
      awaited = found?.recipe ?? ''
      await showAwaited()
    }
  }
  return prints

  async function refresh() {
    if (await read.again()) {
      stage.write()
      await showAwaited()
    }
    read.follow()
  }

  async function showAwaited() {
    const found = read.prints().find(({ recipe }) => recipe === awaited)
    if (!found || isWaiting(found)) return
    awaited = ''
    if (found.status === 'done') stage.choose(found)
    else options.say(await reasonOf(found))
  }
}

/**
 * Which print is on the stage, if one is.
 *
 * @param {Options} options
 * @param {{ prints: () => Result[], onChoose: () => void }} calls
 */
function createChoice(options, { prints, onChoose }) {
  /** @type {Result | undefined} */
  let chosen
  const strip = createStrip(options, choose)
  const write = () => strip.write(prints(), chosen)

  /** @param {Result} print */
  async function choose(print) {
    chosen = print
    options.onChoose()
    onChoose()
    write()
    const isShown = await showOnStage(options, print, () => chosen === print)
    if (!isShown && chosen === print) leave()
  }

  /** The stage shows a preview again. */
  function leave() {
    if (!chosen) return
    chosen = undefined
    write()
  }

  return { chosen: () => chosen, choose, leave, write }
}

/**
 * Nothing can be taken away before there is a print.
 *
 * @param {Options} options
 * @returns {(prints: Prints) => void}
 */
function createTakingAway(options) {
  let isLoaded = false
  return async (prints) => {
    if (isLoaded) return
    isLoaded = true
    const { setUpTakingAway } = await import('./take-away.js')
    setUpTakingAway({ ...options, prints })
  }
}

/**
 * In small, or itself where nobody makes it smaller at the moment.
 *
 * @param {Options} options
 * @param {Result} print
 * @param {() => boolean} isWanted
 */
async function showOnStage({ root, stage, labels, say }, print, isWanted) {
  const { recipe, url, width, height, format, bytes } = print
  const label = labels.of(recipe)
  const size = { width: width ?? 0, height: height ?? 0 }
  const whole = format && SHOWN.includes(format) ? url : ''
  const isShown =
    (await stage.showPrint(`${url}?width=1280`, label, isWanted)) ||
    (whole !== '' && (await stage.showPrint(whole, label, isWanted)))
  if (!isShown) return false
  if (whole) stage.offerWhole('print', whole)
  stage.size({ print: size })
  say(root.dataset.ready, {
    label,
    size: `${size.width} × ${size.height}`,
    format: (format ?? '').toUpperCase(),
    bytes: writeBytes(bytes ?? 0)
  })
  return true
}
