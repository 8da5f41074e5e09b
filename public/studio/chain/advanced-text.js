import { onEdit } from '../controls/field.js'
import { element } from '../element.js'

/**
 * The recipe as text: it follows the controls, and leads them.
 *
 * @param {{ words: Studio.Words, onWrite: (text: string, final: boolean) => void }} options
 */
export function createAdvancedText({ words, onWrite }) {
  const line = element('textarea', {
    id: 'studio-recipe',
    rows: 3,
    maxLength: 512,
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: 'off',
    'data-key': 'recipe'
  })
  onEdit(line, (final) => onWrite(line.value.replaceAll('\n', ''), final))
  const label = element('label', { className: 'label', htmlFor: line.id }, words.recipe ?? '')

  return {
    elements: [label, line],
    /** @param {string} text not while somebody is writing it */
    show(text) {
      if (document.activeElement !== line) line.value = text
    }
  }
}
