import { fill } from '../fill.js'

const tones = document.querySelector('.tone')
const hint = document.getElementById('on-sheet')
const picture = document.getElementById('picture')

/** The contact sheet of that photograph: each small print over the box that asks for it. */
export async function showSheet({ image, file }) {
  const headers = { accept: 'application/json' }
  const response = await fetch(`${image.url}/contact-sheet`, { headers }).catch(() => undefined)
  if (!response?.ok) return
  const sheet = await response.json()
  for (const preview of sheet.previews) show(preview, sheet)
  hint.textContent = fill(hint.dataset.of, file)
}

function show({ recipe, left, top, width, height }, sheet) {
  const box = tones.querySelector(`[value="${recipe.split(/[:,]/)[0]}"]`)
  if (!box) return
  // what is ticked is to come out as it looks here
  box.dataset.recipe = recipe
  const label = box.parentElement
  if (!label.querySelector('svg')) label.prepend(picture.content.cloneNode(true))
  const svg = label.firstElementChild
  svg.setAttribute('viewBox', [left + 1, top + 1, width - 2, height - 2].join(' '))
  const image = svg.firstElementChild
  image.setAttribute('width', sheet.width)
  image.setAttribute('height', sheet.height)
  image.setAttribute('href', sheet.url)
}
