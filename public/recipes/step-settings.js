import { loadFields } from './step-fields.js'

/** @param {import('./recipe-line.js').RecipeLine} line */
export function focusOnSettings({ details, input }) {
  details.open = !details.hidden
  const target = details.open ? details.querySelector('summary') : input
  target?.focus()
}

/**
 * Shows the other fields of a step that goes with every treatment.
 *
 * @param {HTMLElement} link
 */
export async function unfoldSettings(link) {
  const group = link.parentElement
  if (!group?.dataset.step || !(await loadFields(group.dataset.step, group))) return
  const next = link.nextElementSibling?.querySelector('input, select')
  if (next instanceof HTMLElement) next.focus()
  link.remove()
}
