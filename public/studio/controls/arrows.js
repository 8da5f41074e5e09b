/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/**
 * The direction of an arrow key that is pressed alone, or with Shift.
 *
 * @param {KeyboardEvent} event
 */
export function arrowOf(event) {
  const arrow = ARROWS[event.key]
  if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  return { x: arrow[0], y: arrow[1] }
}
