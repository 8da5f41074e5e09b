import { takeFields } from './fields.js'

export function focusOn({ details, input }) {
  details.open = !details.hidden
  const target = details.open ? details.firstElementChild : input
  target.focus()
}

/** The other fields of a step that goes with every treatment. */
export async function unfold(link) {
  const group = link.parentElement
  if (!(await takeFields(group.dataset.step, group))) return
  link.nextElementSibling?.querySelector('input, select').focus()
  link.remove()
}
