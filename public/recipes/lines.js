import { createLine } from './line.js'
import { sharedSteps } from './steps.js'

const TICK = '.choices [type="checkbox"]'

const form = document.getElementById('darkroom')
const list = document.getElementById('lines')
const add = document.getElementById('add')
const shared = form.querySelector('.shared')
const [first] = list.children
const blank = first.cloneNode(true)
const lines = []

/** Ticks make lines, fields write them. */
export function tendLines() {
  for (const tick of form.querySelectorAll(TICK)) if (tick.checked) addLine({ tick })
  if (lines.length === 0) first.remove()
  add.addEventListener('click', () => addLine({}).input.focus())
  form.addEventListener('input', ({ target }) => {
    if (target.matches(TICK)) followTick(target)
    else if (shared.contains(target)) for (const line of lines) line.rewrite()
  })
  form.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="/treatments/"]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    showSettings(link)
  })
}

/** Those that ask for something; size and format alone are a recipe too. */
export function recipes() {
  const written = lines.filter(({ input }) => input.value.trim() !== '')
  const text = sharedSteps(shared).join(',')
  return written.length > 0 || text === '' ? written : [addLine({ text })]
}

function addLine({ tick, text }) {
  const item = lines.length === 0 && first.isConnected ? first : blank.cloneNode(true)
  const line = createLine(item, {
    tick,
    text,
    sharedSteps: () => sharedSteps(shared),
    onRemove: () => removeLine(line)
  })
  lines.push(line)
  list.append(item)
  return line
}

function removeLine(line) {
  const { item, tick } = line
  const next = item.nextElementSibling ?? item.previousElementSibling
  const hadFocus = item.contains(document.activeElement)
  lines.splice(lines.indexOf(line), 1)
  item.remove()
  if (tick) tick.checked = false
  if (hadFocus) (next?.firstElementChild ?? add).focus()
}

const lineOf = (tick) => lines.find((line) => line.tick === tick)

function followTick(tick) {
  if (!tick.checked) return removeLine(lineOf(tick))
  const { details } = addLine({ tick })
  details.open = !details.hidden
}

async function showSettings(link) {
  const tick = link.parentElement.querySelector('[type="checkbox"]')
  if (tick && !tick.checked) tick.click()
  const { focusOn, unfold } = await import('./settings.js')
  if (tick) focusOn(lineOf(tick))
  else unfold(link)
}
