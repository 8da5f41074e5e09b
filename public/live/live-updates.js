export const POLL_MS = 2000
const POLL_WITH_EVENTS_MS = 15_000

/**
 * Keeps a page up to date for as long as it waits for something: by its events, and by refreshing it
 * every now and then, more often where no events come through.
 *
 * @param {{
 *   isWaiting: () => boolean, address: () => string, openEvents: (address: string) => EventSource,
 *   refresh: () => unknown
 * }} options
 */
export function createLiveUpdates({ isWaiting, address, openEvents, refresh }) {
  /** @type {EventSource | undefined} */
  let events
  /** @type {number | undefined} */
  let timer

  /** To be called again after each refresh. */
  return function follow() {
    clearTimeout(timer)
    const url = new URL(address(), location.href).href
    if (!isWaiting() || events?.url !== url) {
      events?.close()
      events = undefined
    }
    if (!isWaiting()) return
    if (!events || events.readyState === EventSource.CLOSED) events = openEvents(url)
    const isOpen = events.readyState === EventSource.OPEN
    timer = setTimeout(refresh, isOpen ? POLL_WITH_EVENTS_MS : POLL_MS)
  }
}
