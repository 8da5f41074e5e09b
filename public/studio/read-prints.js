import { createLiveUpdates } from '../live/live-updates.js'

/**
 * @typedef {{
 *   recipe: string, status: string, url: string, format: string | null,
 *   width: number | null, height: number | null, bytes: number | null
 * }} Result
 * @typedef {{ url: string, original: { name: string, thumbHash: string | null }, results: Result[] }} Image
 */

const SHEET = 'contact-sheet:labels=false'
const EVENTS = ['result', 'erased', 'attended', 'deleted']

/**
 * The photograph's prints as the server knows them, for as long as one is waited for.
 *
 * @param {() => unknown} refresh
 */
export function createReading(refresh) {
  /** @type {string | undefined} */
  let url
  /** @type {Image | undefined} */
  let image
  // another tab may have asked for some
  document.addEventListener('visibilitychange', () => document.hidden || refresh())
  const prints = () => (image?.results ?? []).filter(({ recipe }) => !recipe.startsWith(SHEET))

  return {
    image: () => image,
    prints,
    /** @param {string | undefined} next */
    of(next) {
      if (url === next) return false
      url = next
      image = undefined
      return true
    },
    async again() {
      const asked = url
      if (!asked) return false
      const headers = { accept: 'application/json' }
      const response = await fetch(asked, { headers }).catch(() => undefined)
      if (!response?.ok || asked !== url) return false
      image = await response.json()
      return true
    },
    follow: createLiveUpdates({
      isWaiting: () => prints().some(isWaiting),
      address: () => `${url}/events`,
      openEvents(address) {
        const events = new EventSource(address)
        for (const name of EVENTS) events.addEventListener(name, refresh)
        return events
      },
      refresh
    })
  }
}

/** @param {Result} print */
export const isWaiting = ({ status }) => status === 'queued' || status === 'processing'

/**
 * In the reader's language: the image's JSON has it in English.
 *
 * @param {Result} print
 */
export async function reasonOf({ url }) {
  const headers = { accept: 'application/json' }
  const response = await fetch(url, { headers }).catch(() => Response.error())
  const { detail = '' } = await response.json().catch(() => ({}))
  return detail
}
