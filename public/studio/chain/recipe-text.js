let ids = 0

/**
 * @param {string} name
 * @param {Studio.Parameters} [parameters]
 * @returns {Studio.Step}
 */
export function createStep(name, parameters = {}) {
  return { id: ++ids, name, parameters, muted: false }
}

/**
 * Reads a recipe as far as it can be shown. Whether the server follows it is for the server to say.
 *
 * @param {string} text
 * @returns {Studio.Chain}
 */
export function readChain(text) {
  const steps = text
    .split(',')
    .map((step) => step.trim())
    .filter((step) => step !== '')
    .map(readStep)
  const output = steps.at(-1)?.name === 'output' ? steps.pop() : undefined
  return { steps, output: output?.parameters ?? {} }
}

/** @param {string} text */
function readStep(text) {
  const [name, rest] = cut(text, ':')
  const pairs = rest === undefined ? [] : rest.split(';').map((pair) => cut(pair, '='))
  return createStep(name, Object.fromEntries(pairs.map(([key, value = '']) => [key, value])))
}

/**
 * The canonical text, as the server writes it.
 *
 * @param {Studio.Chain} chain
 * @param {Studio.Catalogue} catalogue
 */
export function writeChain({ steps, output }, catalogue) {
  const treatments = writeSteps(steps, catalogue)
  const encoding = writeStep('output', output, catalogue)
  return encoding === 'output' ? treatments : [treatments, encoding].filter(Boolean).join(',')
}

/**
 * @param {Studio.Step[]} steps
 * @param {Studio.Catalogue} catalogue
 */
export function writeSteps(steps, catalogue) {
  return steps
    .filter(({ muted }) => !muted)
    .map(({ name, parameters }) => writeStep(name, parameters, catalogue))
    .join(',')
}

/**
 * In the order of the catalogue, without what is empty or the default.
 *
 * @param {string} name
 * @param {Studio.Parameters} parameters
 * @param {Studio.Catalogue} catalogue
 */
function writeStep(name, parameters, catalogue) {
  const known = catalogue.propertiesOf(name)
  const keys = [
    ...Object.keys(known),
    ...Object.keys(parameters).filter((key) => !Object.hasOwn(known, key))
  ]
  const pairs = keys
    .map((key) => ({
      key,
      value: plain(parameters[key] ?? '', known[key]),
      usual: known[key]?.default
    }))
    .filter(({ value, usual }) => value !== '' && value !== String(usual))
  const written = pairs.map(({ key, value }) => `${key}=${value}`)
  return written.length > 0 ? `${name}:${written.join(';')}` : name
}

const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * @param {string} value
 * @param {Studio.Property | undefined} property
 */
function plain(value, property) {
  const text = value.trim()
  const { type = '', format, widget } = property ?? {}
  if (type !== 'string' && NUMBER.test(text)) return String(Number(text))
  return format === 'color' || widget === 'colors' ? text.replaceAll('#', '').toLowerCase() : text
}

/**
 * @param {string} text
 * @param {string} separator
 * @returns {[string, string | undefined]}
 */
function cut(text, separator) {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
