import { fillIn } from '../../format.js'
import { element } from '../element.js'
import { createActions } from './actions.js'
import { askedRecipes, firstFaulty, shownRecipe } from './asked.js'
import { beginStep } from './begin-step.js'
import { createCatalogue } from './catalogue.js'
import { stateOf } from './chains.js'
import { readChain } from './recipe-text.js'
import { readSaved } from './saved.js'
import { createSmallPictures } from './small-pictures.js'
import { createStore } from './store.js'
import { setUpUndoKeys } from './undo-keys.js'
import { createViews } from './views.js'

/**
 * The recipes of a photograph as chains of steps, and the controls of each.
 *
 * @param {Studio.Options} options `words` are those of `partials/chain.eta`
 */
export function createEditor({ catalogue: listed, onChange, words, ...places }) {
  const catalogue = createCatalogue(listed)
  let photograph = { width: 3, height: 2, url: '' }
  const said = element('p', { className: 'unseen', role: 'status' })
  places.chain.append(said)
  const pictures = createSmallPictures(places.panel)
  const store = createStore(({ final, isOwn }) => {
    pictures.rest()
    views.show(isOwn)
    onChange({ final })
  })
  const actions = createActions({
    store,
    catalogue,
    begin: (name) => beginStep(name, photograph),
    say: (word, values) => {
      said.textContent = fillIn(words[word], values)
    }
  })
  const made = { ...places, words, catalogue, store, actions, pictures }
  const views = createViews({ ...made, photograph: () => photograph })
  views.show(false)
  setUpUndoKeys(actions)

  return {
    /** The recipe of the preview; empty: the photograph as it is. */
    shown: () => shownRecipe(store.get(), catalogue),
    /** What is asked for, a recipe for each version. */
    recipes: () => askedRecipes(store.get(), catalogue),
    /** Why it cannot be asked for yet, in words; what is missing then has the focus. */
    fault: () => pointAtFault(made, views),
    /** @param {string[]} recipes */
    load: (recipes) => store.begin(stateOf(recipes.map(catalogue.expand).map(readChain))),
    save: () => store.get(),
    /** @param {unknown} saved */
    restore: (saved) => store.begin(readSaved(saved)),
    undo: actions.undo,
    redo: actions.redo,
    /** @param {Studio.Size & { url?: string | undefined }} shown upright; `url` once it is on the server */
    photograph({ width, height, url = '' }) {
      photograph = { width, height, url }
      pictures.follow(url)
    }
  }
}

/**
 * @param {Pick<Studio.Editing, 'store' | 'catalogue' | 'words' | 'panel'>} made
 * @param {ReturnType<typeof createViews>} views
 */
function pointAtFault({ store, catalogue, words, panel }, { settings }) {
  const refused = panel.querySelector('input[aria-invalid="true"]')
  if (refused instanceof HTMLInputElement) {
    refused.closest('details')?.setAttribute('open', '')
    refused.focus()
    return document.getElementById(`${refused.id}-allowed`)?.textContent ?? ''
  }
  const found = firstFaulty(store.get(), catalogue)
  if (!found) return
  store.choose({ version: found.version, step: found.step.id })
  settings.focusOn(catalogue.missingIn(found.step)[0] ?? '')
  return catalogue.faultOf(found.step, words)
}
