import { fillIn } from '../../format.js'
import { element } from '../element.js'
import { createLegend } from './legend.js'
import { bandAround, colourOf, levelOf, readBand } from './levels.js'
import { createProbe } from './probe.js'

/**
 * Pointing at the photograph reads its level there; a click marks it as the isotherm. The palette's
 * legend stands beside.
 *
 * @type {Studio.CreateControl} of the palette
 * @returns {Studio.Control}
 */
export function createThermalTool({ property, words, overlay, read, set }) {
  const legend = createLegend(() => lookOf(property, read))
  const swatch = element('span', { className: 'swatch', ariaHidden: 'true' })
  const told = element('output', {}, words.pointAt ?? '')
  const probe = createProbe({ overlay, label: words.probe ?? '', onPoint, onPick })
  legend.draw()
  const reading = element('p', { className: 'reading' }, swatch, told)
  return {
    element: element('div', { className: 'control' }, legend.element, reading),
    stop: probe.remove,
    follow: legend.draw
  }

  /** @param {number} x @param {number} y */
  function levelAt(x, y) {
    const colour = overlay.pixelsAt(x, y)
    return colour && levelOf(colour)
  }

  /** @param {number} x @param {number} y */
  function onPoint(x, y) {
    const level = levelAt(x, y)
    if (level === undefined) return
    swatch.style.background = colourOf(level, lookOf(property, read))
    legend.point(level)
    const percent = Math.round((100 * level) / 255)
    told.textContent = fillIn(words.levelIs, { level, percent })
  }

  /** @param {number} x @param {number} y */
  function onPick(x, y) {
    const level = levelAt(x, y)
    if (level !== undefined) set('isotherm', bandAround(level), true)
  }
}

/**
 * @param {Studio.Property} palette
 * @param {(key: string) => string} read
 */
function lookOf(palette, read) {
  const stops = palette.colors?.[read('palette') || String(palette.default)]?.split(' ') ?? []
  const isotherm = read('isotherm')
  return {
    stops: read('invert') === 'true' ? stops.reverse() : stops,
    span: readBand(read('span')),
    marked: read('isotherm-color') || '00ff00',
    ...(isotherm && { isotherm: readBand(isotherm) })
  }
}
