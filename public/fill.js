const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte']

/** The server's words, with what the browser knows put where they say `{name}`. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

export const delay = (ms) => new Promise((done) => setTimeout(done, ms))

/** As the server writes them: 1024 to the next unit. */
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
