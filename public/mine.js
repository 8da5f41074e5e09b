const KEY = 'revelado.images'
const AT_MOST = 500

/** The images that this browser sent and whose time is not over, newest first. */
export function list() {
  try {
    const images = JSON.parse(localStorage.getItem(KEY)) ?? []
    return images.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now())
  } catch {
    return []
  }
}

export function remember({ id, name, createdAt, expiresAt }) {
  keep([{ id, name, createdAt, expiresAt }, ...list().filter((image) => image.id !== id)])
}

export function forget(id) {
  keep(list().filter((image) => image.id !== id))
}

/** Where storage is refused, nothing is remembered. */
function keep(images) {
  try {
    localStorage.setItem(KEY, JSON.stringify(images.slice(0, AT_MOST)))
  } catch {}
}
