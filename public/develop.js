import { recipes } from './recipes/lines.js'
import { tell } from './upload/patience.js'
import { allSent, arrived, failed } from './upload/photographs.js'

const form = document.getElementById('darkroom')
const button = form.querySelector('.main')
const words = { develop: button.textContent, ...form.dataset }

export function tendDeveloping() {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    busy(true)
    const place = await develop()
    if (place) location.assign(place)
    else busy(false)
  })
  // whoever comes back finds the form as it was left
  window.addEventListener('pageshow', () => busy(false))
}

function busy(is) {
  button.disabled = is
  button.textContent = is ? words.sending : words.develop
}

/** Returns where the prints will be. */
async function develop() {
  const known = failed().length
  await allSent()
  const images = arrived().map(({ image }) => image)
  // what could not be sent is told before anything is asked for; who asks again knows of it
  if (images.length === 0 || failed().length > known) return
  const lines = recipes()
  if (lines.length === 0) return tell(words.nothing)
  const { askFor } = await import('./ask-for.js')
  return await askFor(lines, images)
}
