import { copyFrom } from './copy.js'
import { tendErase } from './erase.js'
import { tellTimeLeft } from './expires.js'
import { follow, refresh } from './follow.js'
import { tendRecipeForm } from './recipe-form.js'

const form = document.getElementById('another-form')

follow()
tendRecipeForm(form)
tendErase()
tellTimeLeft(refresh)

document.addEventListener('click', async ({ target }) => {
  if (target.matches('[data-copy]')) await copyFrom(target)
  if (!target.matches('[data-compare]')) return
  const { openStage } = await import('./compare/stage.js')
  openStage(target.dataset.compare)
})

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

/** Asks for what the form asks for; returns why not, if not. */
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
