/** @type {Record<string, string>} */
const RELATIONS = { ArrowLeft: 'prev', ArrowRight: 'next' }
const OWN_ARROWS =
  'input, select, textarea, dialog, [contenteditable], [role="slider"], [tabindex]:not(main)'

/** The arrow keys lead through the images of a batch, where nothing else uses them. */
export function setUpArrowKeys() {
  document.addEventListener('keydown', (event) => {
    const { key, target, defaultPrevented } = event
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
    if (hasModifier || defaultPrevented || !(target instanceof Element)) return
    if (target.closest(OWN_ARROWS)) return
    const link = document.querySelector(`#neighbours [rel="${RELATIONS[key]}"]`)
    if (link instanceof HTMLElement) link.click()
  })
}
