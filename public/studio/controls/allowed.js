import { fillIn } from '../../format.js'
import { element } from '../element.js'

/**
 * Says in words what is allowed, for as long as what is filled in is not. `show`: after a script has filled it in.
 *
 * @param {Pick<Studio.Field, 'id' | 'property' | 'words'>} field
 * @param {HTMLInputElement} input
 */
export function sayAllowed({ id, property, words }, input) {
  const said = element('p', { id: `${id}-allowed`, className: 'reason', 'aria-live': 'polite' })
  const show = () => {
    const isAllowed = input.validity.valid
    said.textContent = isAllowed ? '' : allowedIn(property, words)
    said.hidden = isAllowed
    input.ariaInvalid = String(!isAllowed)
  }
  input.setAttribute('aria-errormessage', said.id)
  input.addEventListener('input', show)
  show()
  return { element: said, show }
}

/** @type {(property: Studio.Property, words: Studio.Words) => string} */
function allowedIn({ type, minimum, maximum, examples, default: usual }, words) {
  if (minimum === undefined || maximum === undefined) {
    return fillIn(words.likeThis, { example: String(examples?.[0] ?? usual ?? '') })
  }
  const write = new Intl.NumberFormat(document.documentElement.lang).format
  const text = type === 'integer' ? words.wholeBetween : words.between
  return fillIn(text, { least: write(minimum), most: write(maximum) })
}
