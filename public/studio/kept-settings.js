const PREFIX = 'revelado.studio:'
const NEW = 'new'

/**
 * Keeps the chains over reloads, for each photograph, or for all of those that were sent together.
 *
 * @param {Studio.Editor} editor
 */
export function keepSettings(editor) {
  const asked = new URLSearchParams(location.search).getAll('recipe')
  let key = keyOf({})

  return {
    save: () => write(key, editor.save()),
    /** @param {string[]} begun what to begin with where nothing was kept or asked for */
    restore(begun) {
      const kept = read(key)
      if (asked.length > 0) editor.load(asked)
      else if (kept) editor.restore(kept)
      else editor.load(begun)
    },
    /**
     * What was chosen before the photograph had an address goes on under it.
     *
     * @param {{ url?: string, batchUrl?: string }} photograph
     */
    follow(photograph) {
      const next = keyOf(photograph)
      if (next === key) return
      if (key === NEW) remove(key)
      key = next
      write(key, editor.save())
    }
  }
}

/** @param {{ url?: string, batchUrl?: string }} photograph */
function keyOf({ url, batchUrl }) {
  const batch = batchUrl ?? new URLSearchParams(location.search).get('batch') ?? undefined
  const path = url ?? (location.pathname.startsWith('/images/') ? location.pathname : undefined)
  return batch?.split('/').at(-1) ?? path?.split('/').at(-1) ?? NEW
}

/** @param {string} key */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/**
 * Where storage is refused, nothing is kept.
 *
 * @param {string} key
 * @param {unknown} saved
 */
function write(key, saved) {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(saved))
  } catch {}
}

/** @param {string} key */
function remove(key) {
  try {
    sessionStorage.removeItem(PREFIX + key)
  } catch {}
}
