const LOOK_EVERY_MS = 5000

const main = document.getElementById('main')

let timer

watch()
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) look()
})

/** Nobody looks at a hidden page, so neither does it. */
function watch() {
  clearTimeout(timer)
  timer = setTimeout(() => (document.hidden ? watch() : look()), LOOK_EVERY_MS)
}

function look() {
  clearTimeout(timer)
  takeOver().finally(watch)
}

/** Takes over what the server's page of this moment shows: its words are written there alone. */
async function takeOver() {
  const next = await fetchPage().catch(() => undefined)
  document.getElementById('lost').hidden = next !== undefined
  if (!next) return
  const [shown, told] = [partsOf(document), partsOf(next)]
  const names = (parts) => parts.map(({ id }) => id).join()
  if (names(shown) === names(told)) for (const part of told) takePart(part)
  // the pass ran out, or came: what is there to see is another page
  else main.replaceChildren(...next.getElementById('main').childNodes)
}

async function fetchPage() {
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } })
  if (!response.ok) return undefined
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

const partsOf = (page) => [...page.querySelectorAll('[data-live]')]

function takePart(next) {
  const shown = document.getElementById(next.id)
  // a link that has the focus would lose it
  if (shown.innerHTML === next.innerHTML || shown.contains(document.activeElement)) return
  shown.replaceChildren(...next.childNodes)
}
