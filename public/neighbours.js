const RELATIONS = { ArrowLeft: 'prev', ArrowRight: 'next' }
const OWN_ARROWS =
  'input, select, textarea, dialog, [contenteditable], [role="slider"], [tabindex]:not(main)'

/** The arrow keys lead through the images of a batch, where nothing else makes use of them. */
export function tendNeighbours() {
  document.addEventListener('keydown', (event) => {
    const { key, target, defaultPrevented } = event
    const meant = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
    if (meant || defaultPrevented || target.closest(OWN_ARROWS)) return
    document.querySelector(`#neighbours [rel="${RELATIONS[key]}"]`)?.click()
  })
}
