import { element } from '../element.js'
import { drawHistogram } from './histogram.js'
import { writeBand } from './levels.js'

/**
 * Two ranges in one place, over the histogram of the photograph.
 *
 * @param {Studio.Field} field
 * @param {(band: string, final: boolean) => void} onMove
 */
export function createTwoHandles({ property, key, words, overlay }, onMove) {
  const title = property.title ?? key
  const low = handle(`${title}: ${words.from}`, `${key}-low`)
  const high = handle(`${title}: ${words.to}`, `${key}-high`)
  const bars = element('canvas', { width: 256, height: 48, ariaHidden: 'true' })
  const range = element('div', { className: 'band' }, bars, low, high)
  for (const moved of [low, high]) {
    moved.addEventListener('input', () => onMove(bandBy(moved), false))
    moved.addEventListener('change', () => onMove(bandBy(moved), true))
  }
  const draw = () => drawHistogram(bars, overlay.histogram())
  const stop = overlay.onResize(draw)
  // its colour is known once it is on the page
  requestAnimationFrame(draw)

  return {
    element: range,
    stop,
    /** @param {Studio.Band} band */
    show(band) {
      low.value = String(band.low)
      high.value = String(band.high)
      range.style.setProperty('--low', `${band.low}%`)
      range.style.setProperty('--high', `${band.high}%`)
    }
  }

  /**
   * The other handle stays where it is.
   *
   * @param {HTMLInputElement} moved
   */
  function bandBy(moved) {
    const ends = { low: Number(low.value), high: Number(high.value) }
    return writeBand(
      moved === low
        ? { ...ends, low: Math.min(ends.low, ends.high - 1) }
        : { ...ends, high: Math.max(ends.high, ends.low + 1) }
    )
  }
}

/**
 * @param {string} label
 * @param {string} key
 */
function handle(label, key) {
  return element('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 1,
    'aria-label': label,
    'data-key': key
  })
}
