import { element } from '../element.js'

const WIDTH = 160
/** The preview of what is being changed comes first. */
const QUIET_MS = 800
/** The server may have more to do just now. */
const MAX_TRIES = 3

/** @typedef {{ picture: HTMLImageElement, recipe: string, tries: number }} Small */

/**
 * The photograph by recipes that can be chosen: made one after another, where they can be seen, while
 * nothing else is wished.
 *
 * @param {HTMLElement} panel
 */
export function createSmallPictures(panel) {
  /** @type {Small[]} */
  let all = []
  let url = ''
  let quietFrom = 0
  let isRunning = false
  panel.addEventListener('toggle', run, true)

  return {
    /** @param {string} recipe */
    of(recipe) {
      const picture = element('img', { alt: '' })
      all.push({ picture, recipe, tries: 0 })
      // without a source a picture has no size
      return element('span', { className: 'small' }, picture)
    },
    /** @param {string} address of the image; empty: it is not on the server yet */
    follow(address) {
      if (url === address) return
      url = address
      rest()
      for (const one of all) forget(one)
      run()
    },
    rest,
    run
  }

  function rest() {
    quietFrom = performance.now() + QUIET_MS
  }

  async function run() {
    if (isRunning) return
    isRunning = true
    for (let next = findNext(); next; next = findNext()) {
      const pause = quietFrom - performance.now()
      if (pause > 0) await new Promise((done) => setTimeout(done, pause))
      else if (!(await load(next, url))) rest()
    }
    isRunning = false
  }

  function findNext() {
    all = all.filter(({ picture }) => picture.isConnected)
    const next = all.filter(({ picture, tries }) => tries < MAX_TRIES && !picture.src)
    return url ? next.find(({ picture }) => picture.parentElement?.checkVisibility()) : undefined
  }
}

/** @param {Small} small */
function forget(small) {
  small.picture.removeAttribute('src')
  small.tries = 0
}

/** @type {(small: Small, url: string) => Promise<boolean>} */
async function load(small, url) {
  const { picture, recipe } = small
  small.tries++
  const query = new URLSearchParams({ recipe, width: String(WIDTH) })
  picture.src = `${url}/preview?${query}`
  try {
    await picture.decode()
    return true
  } catch {
    picture.removeAttribute('src')
    return false
  }
}
