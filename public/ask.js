/** Asks for what the form asks for; returns why not, if not. */
export async function ask(asked, submitter) {
  const response = await fetch(asked.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(asked, submitter))
  }).catch(() => undefined)
  // without an answer, the form goes the way it goes without JavaScript, and says what it meets
  if (!response) return asked.submit()
  return response.ok ? undefined : await response.json()
}

export function complain(asked, { title, detail }) {
  const alert = asked.querySelector('[role="alert"]') ?? document.createElement('p')
  alert.className = 'notice'
  alert.setAttribute('role', 'alert')
  alert.textContent = `${title}. ${detail}`
  asked.prepend(alert)
  alert.scrollIntoView({ block: 'nearest' })
}
