/** Places that a slider has. */
export const PLACES = 1000
/** From here on each further place is worth more than the one before. */
const WIDE = 1000

/**
 * How a slider's place and its value go together.
 *
 * @param {{ minimum?: number, maximum?: number, type?: string }} property
 */
export function createScale({ minimum = 0, maximum = 1, type }) {
  const range = maximum - minimum
  const isWide = range >= WIDE
  const step = type === 'integer' ? 1 : 10 ** Math.floor(Math.log10(range / 100))
  const round = (/** @type {number} */ value) =>
    isWide ? Math.round(Number(value.toPrecision(3))) : Math.round(value / step) * step

  return {
    step,
    /** @param {number} place */
    valueAt(place) {
      const share = place / PLACES
      const value = minimum + (isWide ? (range + 1) ** share - 1 : share * range)
      return Number(Math.min(Math.max(round(value), minimum), maximum).toPrecision(6))
    },
    /** @param {number} value */
    placeOf(value) {
      const along = Math.min(Math.max(value - minimum, 0), range)
      const share = isWide ? Math.log(along + 1) / Math.log(range + 1) : along / range
      return Math.round(share * PLACES)
    }
  }
}
