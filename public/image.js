import { ask, complain } from './ask.js'
import { copyFrom } from './copy.js'
import { tendErase } from './erase.js'
import { tellTimeLeft } from './expires.js'
import { follow, refresh } from './follow.js'
import { tendNeighbours } from './neighbours.js'
import { tendRecipeForm } from './recipe-form.js'

const form = document.getElementById('another-form')

follow()
tendRecipeForm(form)
tendErase()
tendNeighbours()
tellTimeLeft(refresh)

document.addEventListener('click', async ({ target }) => {
  if (target.matches('[data-copy]')) await copyFrom(target)
  if (target.matches('[data-cancel]')) await cancel(target)
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

/** Taking a print back needs DELETE, which a form cannot send. */
async function cancel(button) {
  button.disabled = true
  await fetch(button.dataset.cancel, { method: 'DELETE' }).catch(() => undefined)
  await refresh()
}
