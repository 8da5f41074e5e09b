import { find, painted } from '../dom.js'
import { forget } from '../mine/sent-images.js'
import { add, all, allSent } from '../upload/upload-queue.js'
import { setUpAdding } from './add-photographs.js'
import { createAddress } from './address.js'
import { setUpDeveloping } from './develop.js'
import { openStudio } from './open-studio.js'
import { createSentTogether } from './sent-together.js'

/** @typedef {import('../upload/photograph.js').Photograph} Photograph */

const FOUNDING = 'grayscale,output:format=original'

export { prepareStudio } from './open-studio.js'

/** The stage for photographs that are being sent. */
export async function createHomeStudio() {
  const studio = await openStudio([FOUNDING])
  setUpAdding(studio.root, add)
  const show = createShowing(studio.root)
  const address = createAddress({ open: () => show(true), close: () => show(false) })
  // laid out before a photograph is fitted in
  show(true)
  await painted()
  const { current, select, gather, leave } = createSelection(studio, address)
  const developing = setUpDeveloping(studio, {
    count: () => all().filter(({ hasFailed }) => !hasFailed).length,
    ready: () => allSent().then(() => current()?.image?.url),
    all: async () => (await gather()) ?? current()?.image?.url
  })

  return {
    select,
    /** @param {Photograph} photograph */
    added(photograph) {
      show(true)
      if (!current() || current()?.isGone) select(photograph)
      developing.show()
    },
    /** It is not among those that can be developed. */
    failed: developing.show,
    /** @param {Photograph} photograph */
    async arrived(photograph) {
      // removed while the answer was on its way
      if (photograph.isGone) return erase(photograph)
      developing.show()
      if (photograph === current()) select(photograph)
      await gather()
    },
    /** @param {Photograph} photograph */
    removed(photograph) {
      erase(photograph)
      developing.show()
      const [next] = all()
      if (next && photograph === current()) select(next)
      if (next) return
      leave()
      show(false)
      find('#data', HTMLElement).focus()
    }
  }
}

/**
 * Which of the photographs is on the stage, and in the address.
 *
 * @param {import('./create-studio.js').Studio} studio
 * @param {ReturnType<typeof createAddress>} address
 */
function createSelection(studio, address) {
  const together = createSentTogether()
  /** @type {Photograph | undefined} */
  let current
  /** @type {string | undefined} */
  let shownBatch

  /** @param {Photograph} photograph */
  function select(photograph) {
    if (photograph.isGone) return
    current?.tile.select(false)
    current = photograph
    photograph.tile.select(true)
    const shown = shownFor(photograph, together.batchOf(photograph.image?.id))
    shownBatch = shown.batchUrl
    if (shown.url) address.follow(addressOf(shown.url, shown.batchUrl))
    document.title = `${shown.name} · Revelado`
    studio.show(shown)
  }

  return {
    current: () => current,
    select,
    /** The batch of all that were sent, if they are several. */
    async gather() {
      const url = await together.gather()
      // whoever waited for the same batch finds it shown
      if (current && together.batchOf(current.image?.id) !== shownBatch) select(current)
      return url
    },
    leave() {
      current = undefined
      address.leave()
    }
  }
}

/**
 * The stage in place of the form, with what the form has told of its photographs.
 *
 * @param {HTMLElement} root
 */
function createShowing(root) {
  const others = [find('.intro', HTMLElement), find('#darkroom', HTMLElement)]
  find('.filmstrip', HTMLElement, root).append(find('#tiles', HTMLElement))
  find('.studio-said', HTMLElement, root).after(find('#told', HTMLElement))

  return (/** @type {boolean} */ isOpen) => {
    root.hidden = !isOpen
    for (const other of others) other.hidden = isOpen
  }
}

/**
 * @param {Photograph} photograph
 * @param {string | undefined} batchUrl
 * @returns {import('./create-studio.js').Shown}
 */
function shownFor({ file, image }, batchUrl) {
  if (!image) return { name: file.name, file }
  const { width, height } = image.original
  const shown = { name: file.name, file, url: image.url, size: { width, height } }
  return batchUrl ? { ...shown, batchUrl } : shown
}

/** @type {(url: string, batchUrl?: string) => string} */
const addressOf = (url, batchUrl) => (batchUrl ? `${url}?batch=${batchUrl.split('/').at(-1)}` : url)

/** @param {Photograph} photograph */
function erase({ image }) {
  if (!image) return
  forget(image.id)
  fetch(image.url, { method: 'DELETE', keepalive: true }).catch(() => {})
}
