const FAR_PX = 6

/**
 * Chips are dragged by their names to another place. A drag that goes nowhere is a click.
 *
 * @param {HTMLElement} list
 * @param {(id: number, to: number) => void} onMove
 */
export function setUpDragging(list, onMove) {
  /** @type {{ chip: HTMLElement, x: number, y: number, isFar: boolean } | undefined} */
  let held

  list.addEventListener('pointerdown', ({ target, button, clientX: x, clientY: y }) => {
    const name = target instanceof Element ? target.closest('.name') : null
    const chip = name?.closest('li')
    if (chip && button === 0) held = { chip, x, y, isFar: false }
  })
  list.addEventListener('pointermove', (event) => {
    if (!held) return
    const x = event.clientX - held.x
    const y = event.clientY - held.y
    if (!held.isFar && Math.hypot(x, y) < FAR_PX) return
    if (!held.isFar) list.setPointerCapture(event.pointerId)
    held.isFar = true
    held.chip.classList.add('dragged')
    held.chip.style.translate = `${x}px ${y}px`
    showPlace(list, held.chip, event)
  })
  list.addEventListener('pointerup', (event) => {
    if (held?.isFar) onMove(Number(held.chip.dataset.id), placeUnder(list, held.chip, event))
    letGo()
  })
  list.addEventListener('pointercancel', letGo)
  // a browser takes a quick drag for a fling, and the next tap for what ends it
  list.addEventListener('touchmove', (event) => held && event.preventDefault(), { passive: false })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && letGo())

  function letGo() {
    held?.chip.classList.remove('dragged')
    held?.chip.style.removeProperty('translate')
    for (const chip of list.querySelectorAll('.next')) chip.classList.remove('next')
    held = undefined
  }
}

/**
 * How many of the other chips come before the pointer, in reading order.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} chip
 * @param {PointerEvent} pointer
 */
function placeUnder(list, chip, { clientX, clientY }) {
  return othersIn(list, chip).filter((other) => {
    const { left, top, bottom, width } = other.getBoundingClientRect()
    return bottom < clientY || (top <= clientY && left + width / 2 < clientX)
  }).length
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} chip
 * @param {PointerEvent} pointer
 */
function showPlace(list, chip, pointer) {
  const at = placeUnder(list, chip, pointer)
  for (const [index, other] of othersIn(list, chip).entries()) {
    other.classList.toggle('next', index === at)
  }
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} chip
 */
const othersIn = (list, chip) => [...list.children].filter((other) => other !== chip)
