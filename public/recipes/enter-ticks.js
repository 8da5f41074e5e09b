/** Enter in a box ticks it; browsers would send the form. */
export function setUpEnter() {
  document.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return
    if (target.type !== 'checkbox' && target.type !== 'radio') return
    event.preventDefault()
    target.click()
  })
}
