import { element } from '../element.js'

const WIDTH = 160
/** The preview of what is being changed comes first. */
const QUIET_MS = 800

/**
 * The photograph by recipes that can be chosen: made one after another, where they can be seen, while
 * nothing else is wished.
 *
 * @param {HTMLElement} panel
 */
export function createSmallPictures(panel) {
  /** @type {{ picture: HTMLImageElement, recipe: string }[]} */
  const all = []
  let url = ''
  let quietFrom = 0
  let isRunning = false
  panel.addEventListener('toggle', run, true)

  return {
    /** @param {string} recipe */
    of(recipe) {
      const picture = element('img', { alt: '' })
      all.push({ picture, recipe })
      // without a source a picture has no size
      return element('span', { className: 'small' }, picture)
    },
    /** @param {string} address of the image; empty: it is not on the server yet */
    follow(address) {
      if (url === address) return
      url = address
      rest()
      for (const { picture } of all) picture.removeAttribute('src')
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
      else await load(next.picture, previewUrl(url, next.recipe))
    }
    isRunning = false
  }

  function findNext() {
    const next = all.filter(({ picture }) => !picture.hasAttribute('src'))
    return url ? next.find(({ picture }) => picture.parentElement?.checkVisibility()) : undefined
  }
}

/** @type {(picture: HTMLImageElement, src: string) => Promise<void>} */
function load(picture, src) {
  picture.src = src
  return picture.decode().catch(() => {})
}

/** @type {(url: string, recipe: string) => string} */
function previewUrl(url, recipe) {
  return `${url}/preview?${new URLSearchParams({ recipe, width: String(WIDTH) })}`
}
