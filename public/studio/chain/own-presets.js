const KEY = 'revelado.presets'
const MAX_PRESETS = 100

/** @typedef {{ name: string, recipe: string }} OwnPreset */

/**
 * Saved in this browser, newest first.
 *
 * @returns {OwnPreset[]}
 */
export function listPresets() {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(saved) ? saved.filter(isPreset) : []
  } catch {
    return []
  }
}

/**
 * Takes the place of one with the same name. Returns whether the browser keeps it.
 *
 * @param {OwnPreset} preset
 */
export function savePreset({ name, recipe }) {
  const others = listPresets().filter((preset) => preset.name !== name)
  return write([{ name, recipe }, ...others])
}

/** @param {string} name */
export function removePreset(name) {
  return write(listPresets().filter((preset) => preset.name !== name))
}

/** @param {OwnPreset[]} presets */
function write(presets) {
  try {
    localStorage.setItem(KEY, JSON.stringify(presets.slice(0, MAX_PRESETS)))
    return true
  } catch {
    return false
  }
}

/**
 * @param {unknown} saved
 * @returns {saved is OwnPreset}
 */
function isPreset(saved) {
  const { name, recipe } = /** @type {Partial<OwnPreset>} */ (saved ?? {})
  return typeof name === 'string' && typeof recipe === 'string'
}
