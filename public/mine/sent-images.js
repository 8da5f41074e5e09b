const KEY = 'revelado.images'
const MAX_IMAGES = 500

/** @typedef {{ id: string, name: string, createdAt: string, expiresAt: string }} SentImage */

/**
 * The images that this browser sent and that have not expired, newest first.
 *
 * @returns {SentImage[]}
 */
export function list() {
  try {
    /** @type {SentImage[]} */
    const images = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return images.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now())
  } catch {
    return []
  }
}

/** @param {SentImage} image */
export function remember({ id, name, createdAt, expiresAt }) {
  save([{ id, name, createdAt, expiresAt }, ...list().filter((image) => image.id !== id)])
}

/** @param {string | undefined} id */
export function forget(id) {
  save(list().filter((image) => image.id !== id))
}

/**
 * Where storage is refused, nothing is remembered.
 *
 * @param {SentImage[]} images
 */
function save(images) {
  try {
    localStorage.setItem(KEY, JSON.stringify(images.slice(0, MAX_IMAGES)))
  } catch {}
}
