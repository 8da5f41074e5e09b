import { element } from '../element.js'
import { colourOf } from './levels.js'

const LEVELS = 256

/**
 * The colours of all levels from dark to light, and a mark at the one that is pointed at.
 *
 * @param {() => Parameters<typeof colourOf>[1]} look what thermal does at the moment
 */
export function createLegend(look) {
  const strip = element('canvas', { width: LEVELS, height: 1, ariaHidden: 'true' })
  const mark = element('span', { className: 'mark', ariaHidden: 'true', hidden: true })

  return {
    element: element('div', { className: 'palette-legend' }, strip, mark),
    draw() {
      const context = strip.getContext('2d')
      const shown = look()
      for (let level = 0; context && level < LEVELS; level++) {
        context.fillStyle = colourOf(level, shown)
        context.fillRect(level, 0, 1, 1)
      }
    },
    /** @param {number} level */
    point(level) {
      mark.hidden = false
      mark.style.setProperty('--at', `${(100 * level) / (LEVELS - 1)}%`)
    }
  }
}
