import { ask, complain } from './ask.js'
import { tendErase } from './erase.js'
import { follow, refresh } from './follow.js'
import { tendNeighbours } from './neighbours.js'
import { tendRecipeForm } from './recipe-form.js'

const form = document.getElementById('another-form')

follow()
tendRecipeForm(form)
tendErase()
tendNeighbours()

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
