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
    const filledIn = fieldsOf(sent)
    const answer = await send(sent, event.submitter)
    if (!answer) return
    if (!answer.ok) return showProblem(sent, await answer.json())
    sent.querySelector('[role="alert"]')?.remove()
    // what was filled in while the answer was on its way is kept
    if (sent === form && fieldsOf(sent) === filledIn) sent.reset()
    await refresh()
    showPrint(answer.headers.get('location') ?? '')
  })
}

/**
 * The print that was asked for, which may lie above what is seen.
 *
 * @param {string} location
 */
function showPrint(location) {
  const recipe = decodeURIComponent(location.split('/results/')[1] ?? '')
  const print = recipe && document.querySelector(`.print[data-recipe="${CSS.escape(recipe)}"]`)
  if (!(print instanceof HTMLElement)) return
  print.tabIndex = -1
  print.focus({ preventScroll: true })
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  print.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' })
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [submitter]
 */
function fieldsOf(form, submitter) {
  const fields = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)])
  return String(new URLSearchParams(fields))
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
 * @param {HTMLFormElement} sent
 * @param {HTMLElement | null} submitter
 */
async function send(sent, submitter) {
  const response = await fetch(sent.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fieldsOf(sent, submitter))
  }).catch(() => undefined)
  // without an answer the form is sent as it is without JavaScript, and the browser shows the error
  if (!response) sent.submit()
  return response
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
