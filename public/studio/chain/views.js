import { element } from '../element.js'
import { createAdvancedText } from './advanced-text.js'
import { recipeBefore } from './asked.js'
import { createBaseSize } from './base-size.js'
import { chosenChain, chosenStep } from './chains.js'
import { createChipList } from './chip-list.js'
import { createOutputSettings } from './output-settings.js'
import { createReadings } from './readings.js'
import { writeChain } from './recipe-text.js'
import { createStepSettings } from './step-settings.js'
import { createTreatmentList } from './treatment-list.js'
import { createVersionBar } from './version-bar.js'

/**
 * Everything that shows the recipes, put in its places.
 *
 * @param {Studio.Editing} options
 */
export function createViews(options) {
  const { chain, panel, words, catalogue, store, actions } = options
  const readings = createReadings(options.overlay, {
    url: () => options.photograph().url,
    before: () => recipeBefore(store.get(), catalogue)
  })
  const shared = { words, overlay: readings, ...createBaseSize(options) }
  const current = () => chosenChain(store.get())
  const text = () => writeChain(current(), catalogue)

  const bar = createVersionBar(options)
  const chips = createChipList(options)
  const step = () => chosenStep(store.get())
  const settings = createStepSettings({ ...options, shared, current: step })
  const treatments = createTreatmentList(options)
  const read = (/** @type {string} */ key) => current().output[key] ?? ''
  const output = createOutputSettings({ shared, catalogue, read, set: actions.setOutput })
  const advanced = createAdvancedText({ words, onWrite: actions.rewrite })
  const presets = createPresets(options, { text, onChoose: actions.apply })
  chain.append(...chips.elements, bar.element)
  const parts = { treatments: treatments.elements, print: [output.element], presets: [presets] }
  fill(panel, words, [settings.element, { ...parts, advanced: advanced.elements }])
  /** @type {number | undefined} */
  let shown

  return {
    settings,
    /** @param {boolean} isOwn whether the controls show it already */
    show(isOwn) {
      const { step } = store.get()
      bar.show(store)
      chips.show(current().steps, step)
      treatments.show(current().steps)
      advanced.show(text())
      if (isOwn) return settings.showFault()
      settings.show()
      output.show()
      if (step !== shown && !isByKeys()) panel.scrollTop = 0
      shown = step
    }
  }
}

/**
 * Loaded when they are unfolded.
 *
 * @param {Studio.Editing} options
 * @param {Parameters<typeof import('./preset-list.js').createPresetList>[1]} calls
 */
function createPresets(options, calls) {
  const place = element('div')
  const load = async () => {
    if (place.hasChildNodes() || !place.checkVisibility()) return
    const { createPresetList } = await import('./preset-list.js')
    place.replaceChildren(...createPresetList(options, calls))
    options.pictures.run()
  }
  options.panel.addEventListener('toggle', load, true)
  return place
}

/** @type {(panel: HTMLElement, words: Studio.Words, content: [HTMLElement, Record<string, HTMLElement[]>]) => void} */
function fill(panel, words, [settings, parts]) {
  const folded = Object.entries(parts).map(([name, content]) => {
    const summary = element('summary', {}, words[name] ?? '')
    return element(
      'details',
      { className: 'part', open: name === 'treatments' },
      summary,
      ...content
    )
  })
  panel.classList.add('chain-panel')
  panel.append(settings, ...folded)
}

/** Who goes by keys must keep in view what has the focus. */
const isByKeys = () => document.activeElement?.matches(':focus-visible') ?? false
