export const POLL_MS = 2000
const POLL_WITH_EVENTS_MS = 15_000

/**
 * Keeps a page up to date for as long as it waits for something: by its events, and by refreshing it
 * every now and then, more often where no events come through.
 *
 * @param {{ isWaiting: () => boolean, openEvents: () => EventSource, refresh: () => unknown }} options
 */
export function createLiveUpdates({ isWaiting, openEvents, refresh }) {
  /** @type {EventSource | undefined} */
  let events
  /** @type {number | undefined} */
  let timer

  /** To be called again after each refresh. */
  return function follow() {
    clearTimeout(timer)
    if (!isWaiting()) {
      events?.close()
      events = undefined
      return
    }
    if (!events || events.readyState === EventSource.CLOSED) events = openEvents()
    const isOpen = events.readyState === EventSource.OPEN
    timer = setTimeout(refresh, isOpen ? POLL_WITH_EVENTS_MS : POLL_MS)
  }
}
