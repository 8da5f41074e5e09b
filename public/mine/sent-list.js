const MAX_ITEMS = 500

/** @typedef {{ id: string, name: string, createdAt: string, expiresAt: string }} Sent */

/**
 * What this browser sent and what has not expired, newest first, kept in the browser alone. Where
 * storage is refused, nothing is remembered.
 *
 * @param {string} key
 */
export function sentList(key) {
  /** @returns {Sent[]} */
  function list() {
    try {
      /** @type {Sent[]} */
      const items = JSON.parse(localStorage.getItem(key) ?? '[]')
      return items.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now())
    } catch {
      return []
    }
  }

  /** @param {Sent[]} items */
  function save(items) {
    try {
      localStorage.setItem(key, JSON.stringify(items.slice(0, MAX_ITEMS)))
    } catch {}
  }

  return {
    list,
    /** @param {Sent} item */
    remember({ id, name, createdAt, expiresAt }) {
      save([{ id, name, createdAt, expiresAt }, ...list().filter((item) => item.id !== id)])
    },
    /** @param {string | undefined} id */
    forget: (id) => save(list().filter((item) => item.id !== id))
  }
}
