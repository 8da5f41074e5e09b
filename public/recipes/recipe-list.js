import { find } from '../dom.js'
import { createRecipeLine } from './recipe-line.js'
import { sharedSteps } from './step-text.js'

/** @typedef {import('./recipe-line.js').RecipeLine} RecipeLine */

const TICK = '.choices [type="checkbox"]'

const form = find('#darkroom', HTMLFormElement)
const list = find('#lines', HTMLElement)
const add = find('#add', HTMLElement)
const shared = find('.shared', HTMLElement, form)
const first = find('li', HTMLElement, list)
const blank = document.importNode(first, true)
/** @type {RecipeLine[]} */
const lines = []

/** @type {WeakMap<HTMLInputElement, RecipeLine>} */
const unticked = new WeakMap()

/** Ticks make lines, fields write them. */
export function setUpRecipes() {
  followTicks()
  if (lines.length === 0) first.remove()
  // browsers put back what was ticked and filled in after scripts have run
  window.addEventListener('pageshow', () => {
    followTicks()
    for (const line of lines) line.rewrite()
  })
  add.addEventListener('click', () => addLine({}).input.focus())
  form.addEventListener('input', ({ target }) => {
    if (isTick(target)) {
      const details = followTick(target)?.details
      if (details) details.open = !details.hidden
    } else if (target instanceof Node && shared.contains(target)) {
      for (const line of lines) line.rewrite()
    }
  })
  form.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="/treatments/"]')
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
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

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isTick(target) {
  return target instanceof HTMLInputElement && target.matches(TICK)
}

/** @param {{ tick?: HTMLInputElement, text?: string }} begun */
function addLine({ tick, text }) {
  const item = lines.length === 0 && first.isConnected ? first : document.importNode(blank, true)
  const line = createRecipeLine(item, {
    tick,
    text,
    sharedSteps: () => sharedSteps(shared),
    onRemove: () => removeLine(line)
  })
  lines.push(line)
  list.append(item)
  return line
}

/** @param {RecipeLine} line */
function removeLine(line) {
  const { item, tick } = line
  const next = item.nextElementSibling ?? item.previousElementSibling
  const hadFocus = item.contains(document.activeElement)
  lines.splice(lines.indexOf(line), 1)
  item.remove()
  if (tick) {
    tick.checked = false
    unticked.set(tick, line)
  }
  if (hadFocus) (next ? find('input', HTMLElement, next) : add).focus()
}

function followTicks() {
  for (const tick of form.querySelectorAll(TICK)) if (isTick(tick)) followTick(tick)
}

/**
 * Returns the line that was added, if one was.
 *
 * @param {HTMLInputElement} tick
 */
function followTick(tick) {
  const line = lineOf(tick)
  if (tick.checked) return line ? undefined : (bringBack(tick) ?? addLine({ tick }))
  if (line) removeLine(line)
}

/**
 * The line that the box had when it was last ticked, with its settings.
 *
 * @param {HTMLInputElement} tick
 */
function bringBack(tick) {
  const line = unticked.get(tick)
  if (!line) return
  lines.push(line)
  list.append(line.item)
  line.rewrite()
  return line
}

/** @param {HTMLInputElement} tick */
const lineOf = (tick) => lines.find((line) => line.tick === tick)

/** @param {HTMLElement} link */
async function showSettings(link) {
  const tick = link.parentElement?.querySelector('[type="checkbox"]')
  if (tick instanceof HTMLInputElement && !tick.checked) tick.click()
  const { focusOnSettings, unfoldSettings } = await import('./step-settings.js')
  const line = tick instanceof HTMLInputElement ? lineOf(tick) : undefined
  if (line) focusOnSettings(line)
  else unfoldSettings(link)
}
