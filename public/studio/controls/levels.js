/**
 * The level of light that toning goes by: BT.709 luminance of linear light, in sRGB's curve.
 *
 * @param {readonly number[]} colour red, green and blue, from 0 to 255
 */
export function levelOf([red = 0, green = 0, blue = 0]) {
  const light = 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue)
  return Math.round(255 * fromLinear(light))
}

/** @param {number} level */
function toLinear(level) {
  const sample = level / 255
  return sample <= 0.04045 ? sample / 12.92 : ((sample + 0.055) / 1.055) ** 2.4
}

/** @param {number} light */
function fromLinear(light) {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
}

/**
 * @param {string} text
 * @param {Studio.Band} [otherwise]
 * @returns {Studio.Band}
 */
export function readBand(text, otherwise = { low: 0, high: 100 }) {
  const [low, high] = text.split('-').map(Number)
  const isRead = Number.isFinite(low) && Number.isFinite(high)
  return isRead ? { low: Number(low), high: Number(high) } : otherwise
}

/**
 * The lower end first, never both at one place.
 *
 * @param {Studio.Band} band
 */
export function writeBand({ low, high }) {
  const from = Math.min(Math.max(Math.round(low), 0), 99)
  return `${from}-${Math.min(Math.max(Math.round(high), from + 1), 100)}`
}

const PICKED = 3

/**
 * The band around a level that was pointed at.
 *
 * @param {number} level
 */
export function bandAround(level) {
  const percent = (100 * level) / 255
  return writeBand({ low: percent - PICKED, high: percent + PICKED })
}

/**
 * The colour that thermal gives a level, from its parameters; as CSS writes it.
 *
 * @param {number} level
 * @param {{ stops: string[], span: Studio.Band, isotherm?: Studio.Band, marked: string }} shown
 */
export function colourOf(level, { stops, span, isotherm, marked }) {
  const percent = (100 * level) / 255
  if (isotherm && percent >= isotherm.low && percent <= isotherm.high) return `#${marked}`
  const share = Math.min(Math.max((percent - span.low) / (span.high - span.low), 0), 1)
  const position = share * (stops.length - 1)
  const from = channels(stops[Math.floor(position)] ?? '000000')
  const to = channels(stops[Math.ceil(position)] ?? '000000')
  const mixed = from.map((channel, at) =>
    Math.round(channel + ((to[at] ?? channel) - channel) * (position % 1))
  )
  return `rgb(${mixed.join(' ')})`
}

/** @param {string} stop */
const channels = (stop) => [0, 2, 4].map((at) => Number.parseInt(stop.slice(at, at + 2), 16))
