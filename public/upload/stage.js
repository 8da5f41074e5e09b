import { untilBack } from './retrying.js'

/**
 * @typedef {Record<
 *   'select' | 'added' | 'arrived' | 'failed' | 'removed', (photograph: Photograph) => unknown
 * >} Stage
 */
/** @typedef {import('./photograph.js').Photograph} Photograph */

/** Where somebody is about to choose photographs. */
const NEAR = ['pointerover', 'focusin']
/** Of a preview that is not shown: the server keeps the small copy that it is made from. */
const ANY_WIDTH = 64

/** @type {Promise<Stage> | undefined} */
let opening
/** The server makes the small copy of a photograph, or the stage is there to ask for it. */
let isCopyAsked = false
let attempt = 1

/**
 * Fetches what the stage is made of while photographs are being chosen, or held over the page.
 *
 * @param {HTMLElement} place
 */
export function prepareStage(place) {
  const prepare = () => {
    for (const event of NEAR) place.removeEventListener(event, prepare)
    document.removeEventListener('dragenter', prepare)
    // what was not there is asked for again when it is needed
    loadStage()
      .then(({ prepareStudio }) => prepareStudio())
      .catch(() => {})
  }
  for (const event of NEAR) place.addEventListener(event, prepare)
  document.addEventListener('dragenter', prepare)
}

/** A module that was not there is asked for anew under another name. */
const loadStage = () => import(`../studio/home-studio.js?${attempt}`)

/**
 * The stage is loaded with the first photograph, and once the server answers.
 *
 * @param {(stage: Stage) => unknown} act
 */
export function onStage(act) {
  opening ??= open()
  opening.then(act)
}

/**
 * The first one is made ready for previews while the stage is still on its way.
 *
 * @param {Photograph} photograph
 */
export function showArrived(photograph) {
  if (!isCopyAsked)
    fetch(`${photograph.image?.url}/preview?recipe=&width=${ANY_WIDTH}`).catch(() => {})
  isCopyAsked = true
  onStage((stage) => stage.arrived(photograph))
}

async function open() {
  for (; ; attempt++) {
    try {
      const { createHomeStudio } = await loadStage()
      const stage = await createHomeStudio()
      isCopyAsked = true
      return stage
    } catch (error) {
      if (!(error instanceof TypeError || navigator.onLine === false)) throw error
      await untilBack({ body: undefined, retryAfter: null })
    }
  }
}
