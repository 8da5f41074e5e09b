import { button, element } from '../element.js'
import { KINDS, kindLabel } from './kinds.js'
import { listPresets } from './own-presets.js'

/** Names an image that only its sender knows. */
const OF_ANOTHER_IMAGE = 'image='

/**
 * The photograph by every preset and every treatment, over the whole window: what is chosen is followed.
 *
 * @param {Studio.Viewing & { panel: HTMLElement }} options
 */
export function openContactSheet(options) {
  const { panel, words, pictures } = options
  const sheet = element('dialog', { className: 'contact-dialog', 'aria-label': words.contactSheet })
  const close = button(words.close ?? '', () => sheet.close())
  const head = element('header', {}, element('h2', {}, words.contactSheet ?? ''), close)
  const choose = (/** @type {() => void} */ act) => () => {
    sheet.close()
    act()
  }
  sheet.append(
    head,
    element('p', { className: 'hint' }, words.sheetHint ?? ''),
    ...presets(options, choose),
    ...KINDS.flatMap((kind) => treatments(options, { kind, choose }))
  )
  sheet.addEventListener('close', () => sheet.remove())
  panel.append(sheet)
  sheet.showModal()
  pictures.run()
}

/** @typedef {(act: () => void) => () => void} Choose */

/**
 * @param {Studio.Viewing} options
 * @param {Choose} choose
 */
function presets({ words, catalogue, actions, pictures }, choose) {
  const shipped = catalogue.recipes.map(({ name, label = name, recipe }) => ({ label, recipe }))
  const own = listPresets().map(({ name, recipe }) => ({ label: name, recipe }))
  const prints = [...own, ...shipped].map(({ label, recipe }) =>
    printOf(label, {
      picture: pictures.of(recipe),
      onClick: choose(() => actions.apply(recipe))
    })
  )
  return section(words.presets, prints)
}

/**
 * @param {Studio.Viewing} options
 * @param {{ kind: string, choose: Choose }} which
 */
function treatments({ words, catalogue, actions, pictures }, { kind, choose }) {
  const shown = catalogue.treatments.filter((entry) => {
    return entry.kind === kind && !entry.example.includes(OF_ANOTHER_IMAGE)
  })
  const prints = shown.map(({ name, label, example }) =>
    printOf(label, {
      picture: pictures.of(kind === 'tone' ? name : example),
      onClick: choose(() => actions.add(name))
    })
  )
  return section(kindLabel(words, kind), prints)
}

/** @type {(label: string, print: { picture: HTMLElement, onClick: () => void }) => HTMLElement} */
function printOf(label, { picture, onClick }) {
  const print = button('', onClick)
  print.append(picture, element('span', {}, label))
  return element('li', {}, print)
}

/** @type {(title: string | undefined, prints: HTMLElement[]) => HTMLElement[]} */
const section = (title, prints) => [
  element('h3', {}, title ?? ''),
  element('ul', { className: 'contact-prints' }, ...prints)
]
