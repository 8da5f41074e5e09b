/** Changes the theme at once, and keeps what is on the page. */
const form = document.getElementById('theme')

form?.addEventListener('submit', (event) => {
  const { submitter } = event
  if (!(submitter instanceof HTMLButtonElement)) return
  event.preventDefault()
  const theme = submitter.value
  document.documentElement.dataset.theme = theme
  for (const button of form.querySelectorAll('button')) {
    button.ariaPressed = String(button === submitter)
  }
  fetch('/preferences', { method: 'POST', body: new URLSearchParams({ theme }) }).catch(() => {})
})
