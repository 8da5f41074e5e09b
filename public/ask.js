const form = document.getElementById('another-form')

/** Asks without leaving the page for what its forms ask for. */
export function tendAsking(refresh) {
  document.addEventListener('submit', async (event) => {
    const asked = event.target
    if (asked.method !== 'post') return
    event.preventDefault()
    const problem = await ask(asked, event.submitter)
    if (problem) return complain(asked, problem)
    asked.querySelector('[role="alert"]')?.remove()
    if (asked === form) form.reset()
    await refresh()
  })
}

/** Taking a print back needs DELETE, which a form cannot send. */
export function tendCancelling(refresh) {
  document.addEventListener('click', async ({ target }) => {
    const url = target.dataset.cancel
    if (!url) return
    target.disabled = true
    const response = await fetch(url, { method: 'DELETE' }).catch(() => undefined)
    target.disabled = Boolean(response?.ok)
    await refresh()
  })
}

/** Returns why not, if not. */
async function ask(asked, submitter) {
  const response = await fetch(asked.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(asked, submitter))
  }).catch(() => undefined)
  // without an answer, the form goes the way it goes without JavaScript, and says what it meets
  if (!response) return asked.submit()
  return response.ok ? undefined : await response.json()
}

function complain(asked, { title, detail }) {
  const alert = asked.querySelector('[role="alert"]') ?? document.createElement('p')
  alert.className = 'notice'
  alert.setAttribute('role', 'alert')
  alert.textContent = `${title}. ${detail}`
  asked.prepend(alert)
  alert.scrollIntoView({ block: 'nearest' })
}
