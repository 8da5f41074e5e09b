import { input, labelled, onEdit } from './field.js'
import { readWords, writeWords } from './plain-text.js'

const MAX_CHARACTERS = 100

/**
 * Words as they are typed; how a recipe writes them is nobody's concern.
 *
 * @type {Studio.CreateControl}
 */
export function createTextField(field) {
  const plain = { ...field, property: { ...field.property, description: undefined } }
  const line = input(plain, {
    type: 'text',
    value: readWords(field.value),
    maxLength: MAX_CHARACTERS,
    autocomplete: 'off',
    'aria-required': 'true'
  })
  onEdit(line, (final) => field.change(line.value.trim() && writeWords(line.value), final))
  return { element: labelled(plain, line) }
}
