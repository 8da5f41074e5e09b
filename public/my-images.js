import { forget, list } from './mine.js'

const AHEAD = '400px'
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const shown = document.getElementById('mine')
const template = document.getElementById('one-of-mine')
const time = new Intl.RelativeTimeFormat(document.documentElement.lang)

/** What the server knows of each is asked for when it comes into sight: there may be hundreds. */
const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      sight.unobserve(target)
      look(target)
    }
  },
  { rootMargin: AHEAD }
)

for (const image of list()) {
  const item = template.content.firstElementChild.cloneNode(true)
  item.dataset.id = image.id
  item.querySelector('a').href = `/images/${image.id}`
  item.querySelector('.name').textContent = image.name
  writeTime(item.querySelector('time'), image.expiresAt)
  shown.append(item)
  sight.observe(item)
}

document.querySelector('#forget button').addEventListener('click', () => {
  for (const item of [...shown.children]) drop(item)
})
tell()

/** `Goes in 23 hours` */
function writeTime(element, expiresAt) {
  const left = Date.parse(expiresAt) - Date.now()
  const [count, unit] = left < HOUR_MS ? [left / MINUTE_MS, 'minute'] : [left / HOUR_MS, 'hour']
  element.dateTime = expiresAt
  element.textContent = `${shown.dataset.goes} ${time.format(Math.round(count), unit)}`
}

async function look(item) {
  const headers = { accept: 'application/json' }
  const response = await fetch(`/images/${item.dataset.id}`, { headers }).catch(() => undefined)
  if (response?.status === 404) return drop(item)
  if (!response?.ok) return
  const { url, original, results } = await response.json()
  const prints = results.filter(({ recipe }) => !recipe.startsWith('contact-sheet'))
  item.querySelector('.counts').textContent = counts(prints)
  if (original.dominantColor) {
    item.querySelector('rect').setAttribute('fill', original.dominantColor)
  }
  const hasSheet = prints.length < results.length
  if (hasSheet) await showSmall(item.querySelector('svg'), url)
}

/** `2 ready · 1 failed` */
function counts(prints) {
  const of = (...statuses) => prints.filter(({ status }) => statuses.includes(status)).length
  const told = [
    [of('done'), shown.dataset.ready],
    [of('queued', 'processing'), shown.dataset.waiting],
    [of('failed'), shown.dataset.failed]
  ]
  return told
    .filter(([count]) => count > 0)
    .map(([count, words]) => words.replace('{count}', count))
    .join(' · ')
}

/** The first small print of its contact sheet: a full print would be megabytes. */
async function showSmall(svg, url) {
  const response = await fetch(`${url}/contact-sheet`).catch(() => undefined)
  const sheet = response?.ok ? await response.json() : undefined
  const [print] = sheet?.previews ?? []
  if (!print) return
  const image = document.createElementNS(svg.namespaceURI, 'image')
  image.setAttribute('href', sheet.url)
  image.setAttribute('width', sheet.width)
  image.setAttribute('height', sheet.height)
  const { left, top, width, height } = print
  svg.setAttribute('viewBox', [left + 1, top + 1, width - 2, height - 2].join(' '))
  svg.replaceChildren(image)
}

function drop(item) {
  forget(item.dataset.id)
  item.remove()
  tell()
}

function tell() {
  const isEmpty = shown.children.length === 0
  document.getElementById('none').hidden = !isEmpty
  document.getElementById('forget').hidden = isEmpty
}
