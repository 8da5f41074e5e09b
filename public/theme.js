/** Changes the theme at once, and keeps what is on the page. */
const form = document.getElementById('theme')

form?.addEventListener('submit', (event) => {
  const { submitter } = event
  if (!(submitter instanceof HTMLButtonElement)) return
  event.preventDefault()
  const theme = submitter.value
  show(theme)
  for (const button of form.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button === submitter))
  }
  fetch('/preferences', { method: 'POST', body: new URLSearchParams({ theme }) }).catch(() => {})
})

/** @param {string} theme */
function show(theme) {
  document.documentElement.dataset.theme = theme
  for (const meta of document.querySelectorAll('meta')) {
    const { scheme } = meta.dataset
    if (meta.name === 'color-scheme') meta.content = theme === 'auto' ? 'light dark' : theme
    if (scheme) meta.media = mediaOf(scheme, theme)
  }
}

/** @type {(scheme: string, theme: string) => string} */
function mediaOf(scheme, theme) {
  if (theme === 'auto') return `(prefers-color-scheme: ${scheme})`
  return theme === scheme ? 'all' : 'not all'
}
