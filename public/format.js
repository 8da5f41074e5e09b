const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte']

/**
 * The server's words, with what the browser knows put where they say `{name}`.
 *
 * @param {string | undefined} text
 * @param {Record<string, string | number>} values
 */
export const fillIn = (text, values) =>
  (text ?? '').replace(/\{(\w+)\}/g, (_, name) => String(values[name]))

/**
 * What a problem says: its title alone leaves out the why, its detail alone the what.
 *
 * @param {{ title?: string, detail?: string } | null | undefined} problem
 */
export const problemText = (problem) => [problem?.title, problem?.detail].filter(Boolean).join('. ')

/**
 * As the server writes them: 1024 to the next unit.
 *
 * @param {number} bytes
 */
export function writeBytes(bytes) {
  const power = bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10)
  const value = bytes / 1024 ** power
  return formatOf(power, value < 10 ? 1 : 0).format(value)
}

/**
 * Making one takes longer than using it, and photographs on their way are told of all the time.
 *
 * @type {Map<string, Intl.NumberFormat>}
 */
const formats = new Map()

/** @type {(power: number, maximumFractionDigits: number) => Intl.NumberFormat} */
function formatOf(power, maximumFractionDigits) {
  const key = `${power} ${maximumFractionDigits}`
  const unitDisplay = power ? 'short' : 'long'
  const made =
    formats.get(key) ??
    new Intl.NumberFormat(document.documentElement.lang, {
      style: 'unit',
      unit: UNITS[power],
      unitDisplay,
      maximumFractionDigits
    })
  formats.set(key, made)
  return made
}
