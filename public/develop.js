import { recipes } from './recipes/lines.js'
import { ask, tell } from './upload/patience.js'
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

/** Asks for every recipe of every photograph; returns where the prints will be. */
async function develop() {
  const known = failed().length
  await allSent()
  const urls = arrived().map(({ url }) => url)
  // what could not be sent is told before anything is asked for; who asks again knows of it
  if (urls.length === 0 || failed().length > known) return
  const lines = recipes()
  if (lines.length === 0) return tell(words.nothing)
  return (await askFor(lines, urls)) && (await placeOf(urls))
}

/** Line by line of the first photograph, so that a wrong one is found before much is asked for. */
async function askFor(lines, [first, ...others]) {
  const post = (url, { input }) => ask(`${url}/results`, { recipe: input.value.trim() })
  for (const line of lines) {
    const { status, body } = await post(first, line)
    if (status === 422) return line.complain(body.detail)
    if (status >= 400) return tell(body?.detail)
  }
  await Promise.all(others.flatMap((url) => lines.map((line) => post(url, line))))
  return true
}

/** One photograph has its page; several have one together. */
async function placeOf(urls) {
  if (urls.length === 1) return urls[0]
  const images = urls.map((url) => url.split('/').at(-1))
  const { status, body } = await ask('/batches', { images })
  return status === 201 ? body.url : tell(body?.detail)
}
