import { find } from '../dom.js'
import { recipes } from '../recipes/recipe-list.js'
import { say } from './retrying.js'
import { allSent, failed, uploaded } from './upload-queue.js'

const form = find('#darkroom', HTMLFormElement)
const button = find('.main', HTMLButtonElement, form)
const { sending = '', nothing } = form.dataset
const label = button.textContent

/** Sends the form without leaving the page before there is something to see. */
export function setUpDeveloping() {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    setBusy(true)
    const url = await develop()
    if (url) location.assign(url)
    else setBusy(false)
  })
  // whoever comes back finds the form as it was left
  window.addEventListener('pageshow', () => setBusy(false))
}

/** @param {boolean} isBusy */
function setBusy(isBusy) {
  button.disabled = isBusy
  button.textContent = isBusy ? sending : label
}

/** Returns where the prints will be. */
async function develop() {
  const known = failed().length
  await allSent()
  const [first, ...others] = uploaded()
  // failed uploads are shown before anything is asked for; whoever asks again knows of them
  if (!first || failed().length > known) return
  const lines = recipes()
  if (lines.length === 0) return say(nothing)
  const { requestPrints } = await import('../results/request-prints.js')
  return await requestPrints(lines, [first, ...others])
}
