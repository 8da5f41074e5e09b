const TOLD_MS = 4000

let timer

/** Copies what the button stands for, and says whether that went well. */
export async function copyFrom({ dataset }) {
  const told = document.getElementById('told')
  const copied = await copy(withOrigin(dataset.copy))
  told.textContent = copied ? told.dataset.copied : told.dataset.notCopied
  clearTimeout(timer)
  timer = setTimeout(() => {
    told.textContent = ''
  }, TOLD_MS)
}

/** Only this browser knows by which name it reached the server. The last one: file names come first. */
function withOrigin(text) {
  const at = text.lastIndexOf('{origin}')
  return text.slice(0, at) + location.origin + text.slice(at + '{origin}'.length)
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelecting(text)
  }
}

/** Where there is no clipboard: a server without TLS in the house. */
function copyBySelecting(text) {
  const focused = document.activeElement
  const field = Object.assign(document.createElement('textarea'), { value: text })
  field.className = 'unseen'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  focused.focus()
  return copied
}
