/**
 * Ctrl+Z and Ctrl+Shift+Z, except where somebody types: there the browser undoes.
 *
 * @param {{ undo: () => void, redo: () => void }} actions
 */
export function setUpUndoKeys({ undo, redo }) {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
    if (!(ctrlKey || metaKey) || altKey || (target instanceof Element && isTyped(target))) return
    const wanted = { z: shiftKey ? redo : undo, y: redo }[key.toLowerCase()]
    if (!wanted) return
    event.preventDefault()
    wanted()
  })
}

/** @param {Element} target */
const isTyped = (target) =>
  target.matches(
    'textarea, [contenteditable], input:is([type="text"], [type="number"], [type="search"])'
  )
