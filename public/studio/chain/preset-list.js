import { fillIn } from '../../format.js'
import { button, element, rebuild } from '../element.js'
import { listPresets, removePreset, savePreset } from './own-presets.js'

/**
 * Ready-made recipes: the server's, and this browser's own.
 *
 * @param {Pick<Studio.Viewing, 'words' | 'catalogue' | 'pictures'>} options
 * @param {{ text: () => string, onChoose: (recipe: string) => void }} calls `text` is the recipe to save
 */
export function createPresetList({ words, catalogue, pictures }, { text, onChoose }) {
  const own = element('ul', { className: 'presets' })
  const told = element('p', { className: 'hint', role: 'status' })
  const shipped = catalogue.recipes.map(({ name, label = name, recipe }) => {
    const choose = button(label, () => onChoose(recipe), { title: `@${name}` })
    choose.prepend(pictures.of(recipe))
    return element('li', {}, choose)
  })
  const form = savingForm(words, (name) => {
    const isSaved = savePreset({ name, recipe: text() || 'output' })
    told.textContent = (isSaved ? words.saved : words.notSaved) ?? ''
    show()
  })
  show()
  return [element('ul', { className: 'presets' }, ...shipped), own, form, told]

  function show() {
    rebuild(own, listPresets().map(itemOf))
  }

  /** @param {import('./own-presets.js').OwnPreset} preset */
  function itemOf({ name, recipe }) {
    const label = fillIn(words.remove, { step: name })
    const forget = () => {
      removePreset(name)
      show()
    }
    return element(
      'li',
      {},
      button(name, () => onChoose(recipe), { title: recipe }),
      button('×', forget, { className: 'away', 'aria-label': label })
    )
  }
}

/**
 * @param {Studio.Words} words
 * @param {(name: string) => void} onSave
 */
function savingForm(words, onSave) {
  const name = element('input', {
    type: 'text',
    maxLength: 60,
    autocomplete: 'off',
    required: true
  })
  const save = element('button', { type: 'submit' }, words.savePreset ?? '')
  const form = element('form', {}, element('label', {}, words.presetName ?? '', name), save)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (name.value.trim() !== '') onSave(name.value.trim())
    name.value = ''
  })
  return form
}
