import { find } from '../dom.js'

const SHOWN_MS = 4000

/** @type {number | undefined} */
let timer

/**
 * Copies that text, with the server's address in it, and says whether that went well.
 *
 * @param {string} text
 */
export async function copyFrom(text) {
  const message = find('#told', HTMLElement)
  const { copied = '', notCopied = '' } = message.dataset
  message.textContent = (await copy(withOrigin(text))) ? copied : notCopied
  clearTimeout(timer)
  timer = setTimeout(() => {
    message.textContent = ''
  }, SHOWN_MS)
}

/**
 * Only this browser knows by which name it reached the server. The last one: file names come first.
 *
 * @param {string} text
 */
function withOrigin(text) {
  const at = text.lastIndexOf('{origin}')
  return text.slice(0, at) + location.origin + text.slice(at + '{origin}'.length)
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelecting(text)
  }
}

/**
 * Where there is no clipboard: a server at home without TLS.
 *
 * @param {string} text
 */
function copyBySelecting(text) {
  const focused = document.activeElement
  const field = Object.assign(document.createElement('textarea'), { value: text })
  field.className = 'unseen'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
