import { createDifference } from './difference.js'
import { tendGestures } from './gestures.js'
import { percent } from './numbers.js'
import { listPrints, printOf, sizeOf } from './prints.js'
import { createSeam } from './seam.js'
import { fit, lay, place } from './view.js'

/** From here on the original's pixels are shown as the squares that they are. */
const SQUARES_FROM = 2

const original = document.querySelector('#original .mat img')

let stage
let select
let seam
let difference

/** Shows that print and its original over the whole window. */
export function openStage(id) {
  stage ??= build()
  listPrints(select, id)
  lay({ frame: sizeOf(original) })
  fit()
  stage.showModal()
  choose()
}

function build() {
  stage = document.getElementById('stage').content.firstElementChild.cloneNode(true)
  document.getElementById('main').append(stage)
  select = stage.querySelector('select')
  seam = createSeam(stage)
  difference = createDifference(stage)
  tendGestures(stage, { show, seam })
  stage.addEventListener('change', ({ target }) => {
    if (target === select) choose()
    else look()
  })
  stage.addEventListener('input', show)
  document.addEventListener('prints', relist)
  new ResizeObserver(show).observe(stage.querySelector('.plate'))
  return stage
}

/** Prints come and go while the stage is open. */
function relist() {
  const chosen = select.value
  listPrints(select, chosen)
  if (!stage.open || select.value === chosen) return
  if (select.value) choose()
  else stage.close()
}

function choose() {
  const print = printOf(select.value)
  hang('original', original)
  hang('print', print.img)
  stage.querySelector('.over .edge').textContent = print.label
  stage.querySelector('#stage-note').textContent = print.note
  stage.classList.toggle('inside', print.inside)
  look()
}

function hang(side, { src, alt }) {
  Object.assign(stage.querySelector(`[data-side="${side}"]`), { src, alt })
}

function look() {
  stage.dataset.view = stage.querySelector('[name="view"]:checked').value
  show()
  difference.show(printOf(select.value), original)
}

/** Lays both pictures as they are looked at just now. */
function show() {
  const { clientWidth: width, clientHeight: height } = stage.querySelector('.plate')
  if (width === 0) return
  lay({ plate: { width, height } })
  const { x, y, scale } = place()
  const frame = sizeOf(original)
  const lengths = { x, y, width: frame.width, height: frame.height }
  for (const [name, length] of Object.entries(lengths)) {
    stage.style.setProperty(`--${name}`, `${length}px`)
  }
  stage.style.setProperty('--scale', scale)
  const real = scale * devicePixelRatio
  stage.classList.toggle('squares', real >= SQUARES_FROM)
  stage.querySelector('output').value = percent(real)
  seam.show()
}
