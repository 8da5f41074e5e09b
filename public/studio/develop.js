import { find } from '../dom.js'
import { fillIn, problemText } from '../format.js'
import { postJson } from '../upload/retrying.js'

/**
 * @typedef {import('./create-studio.js').Studio} Studio
 * @typedef {{
 *   count: () => number,
 *   ready: () => Promise<string | undefined>,
 *   all: () => Promise<string | undefined>,
 *   after?: () => unknown
 * }} Photographs `ready`: until the one on the stage is on the server; `all`: until all are, as a batch
 */

/**
 * Asks for prints by every version of the recipe, and leaves the stage where it is.
 *
 * @param {Studio} studio
 * @param {Photographs} photographs
 */
export function setUpDeveloping(studio, photographs) {
  const { root, editor, prints, say } = studio
  const main = find('.develop', HTMLButtonElement, root)
  const one = find('.one', HTMLButtonElement, root)
  const label = main.textContent
  main.addEventListener('click', () => develop(true))
  one.addEventListener('click', () => develop(false))

  return {
    /** How many there are to develop. */
    show() {
      const count = photographs.count()
      one.hidden = count < 2
      main.textContent = count > 1 ? fillIn(main.dataset.all, { count }) : label
    }
  }

  /** @param {boolean} isAll */
  async function develop(isAll) {
    if (main.disabled) return
    const fault = editor.fault()
    const recipes = editor.recipes()
    if (fault || recipes.length === 0) return say(fault ?? root.dataset.nothing)
    main.disabled = one.disabled = true
    try {
      await ask(isAll && photographs.count() > 1 ? photographs.all : photographs.ready, recipes)
    } finally {
      main.disabled = one.disabled = false
    }
  }

  /**
   * @param {() => Promise<string | undefined>} place
   * @param {string[]} recipes
   */
  async function ask(place, recipes) {
    say(root.dataset.waiting)
    const url = await place()
    if (!url) return say('')
    const { status, body } = await postJson(`${url}/results`, { recipes })
    if (status >= 400) return say(problemText(body))
    say(root.dataset.waiting)
    await prints.expect(recipes.at(-1) ?? '')
    photographs.after?.()
  }
}
