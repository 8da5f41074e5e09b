import { problemText } from '../format.js'

const form = document.getElementById('another-form')

/**
 * Sends the page's forms without leaving it.
 *
 * @param {() => unknown} refresh
 */
export function setUpForms(refresh) {
  document.addEventListener('submit', async (event) => {
    const sent = event.target
    if (!(sent instanceof HTMLFormElement) || sent.method !== 'post') return
    // the foot of the page has forms of its own
    if (!sent.closest('main')) return
    // what leads to another page is left to the browser
    if (event.submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    const problem = await send(sent, event.submitter)
    if (problem) return showProblem(sent, problem)
    sent.querySelector('[role="alert"]')?.remove()
    if (sent === form) sent.reset()
    await refresh()
  })
}

/**
 * Cancelling a print needs DELETE, which a form cannot send.
 *
 * @param {() => unknown} refresh
 */
export function setUpCancelling(refresh) {
  document.addEventListener('click', async ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || !target.dataset.cancel) return
    target.disabled = true
    const response = await fetch(target.dataset.cancel, { method: 'DELETE' }).catch(() => undefined)
    target.disabled = Boolean(response?.ok)
    await refresh()
  })
}

/**
 * Returns what is wrong, if anything.
 *
 * @param {HTMLFormElement} sent
 * @param {HTMLElement | null} submitter
 * @returns {Promise<{ title: string, detail: string } | undefined>}
 */
async function send(sent, submitter) {
  const fields = [...new FormData(sent, submitter)].map(([name, value]) => [name, String(value)])
  const response = await fetch(sent.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields)
  }).catch(() => undefined)
  // without an answer the form is sent as it is without JavaScript, and the browser shows the error
  if (!response) return void sent.submit()
  return response.ok ? undefined : await response.json()
}

/**
 * @param {HTMLFormElement} sent
 * @param {{ title: string, detail: string }} problem
 */
function showProblem(sent, problem) {
  const alert = sent.querySelector('[role="alert"]') ?? document.createElement('p')
  alert.className = 'notice'
  alert.setAttribute('role', 'alert')
  alert.textContent = problemText(problem)
  sent.prepend(alert)
  alert.scrollIntoView({ block: 'nearest' })
}
