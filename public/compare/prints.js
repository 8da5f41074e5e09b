/** Offers the prints of the page that can be compared; `chosen` is chosen if it is among them. */
export function listPrints(select, chosen) {
  const ids = [...document.querySelectorAll('[data-compare]')].map(({ dataset }) => dataset.compare)
  const offered = [...select.options].map(({ value }) => value)
  if (String(ids) !== String(offered)) {
    select.replaceChildren(...ids.map((id) => new Option(nameOf(id), id)))
  }
  select.value = ids.includes(chosen) ? chosen : (ids[0] ?? '')
}

function nameOf(id) {
  const { label, recipe } = printOf(id)
  return `${label} (${recipe})`
}

export function printOf(id) {
  const print = document.getElementById(id)
  const { note, inside } = print.querySelector('[data-compare]').dataset
  return {
    label: print.querySelector('h2').textContent,
    recipe: print.dataset.recipe,
    img: print.querySelector('.mat img'),
    note,
    /** It has proportions of its own, and lies inside of the original's frame. */
    inside: inside !== undefined
  }
}

/** As the server measured it: an SVG need not say its own. */
export function sizeOf(img) {
  return { width: Number(img.getAttribute('width')), height: Number(img.getAttribute('height')) }
}
