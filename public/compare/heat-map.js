const LEVELS = 256
const STRIP_ROWS = 64
/** What an iPhone allows a canvas. */
const MOST_PIXELS = 16_777_216

/**
 * Stops at equal distances, as RRGGBB, and the colours between them: RGBA for each of 256 levels.
 *
 * @param {string} stops
 */
export function colourTable(stops) {
  const colours = stops.split(' ').map((stop) => Number.parseInt(stop, 16))
  const table = new Uint32Array(LEVELS)
  const bytes = new Uint8Array(table.buffer)
  for (let level = 0; level < LEVELS; level++) {
    const position = (level / (LEVELS - 1)) * (colours.length - 1)
    const below = Math.floor(position)
    const from = colours[below] ?? 0
    const to = colours[below + 1] ?? from
    for (const [channel, shift] of [16, 8, 0].entries()) {
      const [one, other] = [(from >> shift) & 255, (to >> shift) & 255]
      bytes[4 * level + channel] = Math.round(one + (other - one) * (position - below))
    }
    bytes[4 * level + 3] = 255
  }
  return table
}

/**
 * The whole span of colours goes to the largest level that there is, as a thermal camera does it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{ levels: Uint8Array, most: number, box: import('./compared-prints.js').Size }} measured
 * @param {Uint32Array} table
 */
export function paintLevels(canvas, { levels, most, box: { width, height } }, table) {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
  canvas.width = Math.max(1, Math.floor(width * scale))
  canvas.height = Math.max(1, Math.floor(height * scale))
  const context = canvas.getContext('2d')
  const strip = new OffscreenCanvas(width, STRIP_ROWS)
  const stripContext = strip.getContext('2d')
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const rows = Math.min(STRIP_ROWS, height - top)
    const part = levels.subarray(top * width, (top + rows) * width)
    stripContext?.putImageData(colour(part, { width, most, table }), 0, 0)
    context?.drawImage(strip, 0, 0, width, rows, 0, top * scale, width * scale, rows * scale)
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint32Array} table
 */
export function paintScale(canvas, table) {
  const levels = Uint8Array.from({ length: LEVELS }, (_, level) => level)
  const image = colour(levels, { width: LEVELS, most: LEVELS - 1, table })
  canvas.getContext('2d')?.putImageData(image, 0, 0)
}

/**
 * @param {Uint8Array} levels
 * @param {{ width: number, most: number, table: Uint32Array }} how
 */
function colour(levels, { width, most, table }) {
  const image = new ImageData(width, levels.length / width)
  const pixels = new Uint32Array(image.data.buffer)
  const step = (LEVELS - 1) / (most || 1)
  for (const [pixel, level] of levels.entries()) {
    pixels[pixel] = table[Math.round(level * step)] ?? 0
  }
  return image
}
