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
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power ? 'short' : 'long',
    maximumFractionDigits: value < 10 ? 1 : 0
  }).format(value)
}
