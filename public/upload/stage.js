import { untilBack } from './retrying.js'

/**
 * @typedef {Record<
 *   'select' | 'added' | 'arrived' | 'failed' | 'removed', (photograph: Photograph) => unknown
 * >} Stage
 */
/** @typedef {import('./photograph.js').Photograph} Photograph */

/** @type {Promise<Stage> | undefined} */
let opening

/**
 * The stage is loaded with the first photograph, and once the server answers.
 *
 * @param {(stage: Stage) => unknown} act
 */
export function onStage(act) {
  opening ??= open()
  opening.then(act)
}

async function open() {
  for (let attempt = 1; ; attempt++) {
    try {
      // a module that was not there is asked for anew under another name
      const { createHomeStudio } = await import(`../studio/home-studio.js?${attempt}`)
      return await createHomeStudio()
    } catch (error) {
      if (!(error instanceof TypeError || navigator.onLine === false)) throw error
      await untilBack({ body: undefined, retryAfter: null })
    }
  }
}
