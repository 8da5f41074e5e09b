export const LOOK_EVERY_MS = 2000
const LOOK_ANYWAY_MS = 15_000

/**
 * Keeps a page up to date for as long as it waits for something: by its events, and by looking
 * every now and then, more often where the events cannot be heard.
 */
export function createLive({ waits, listen, look }) {
  let events
  let timer

  function stop() {
    events?.close()
    events = undefined
  }

  function follow() {
    clearTimeout(timer)
    if (!waits()) return stop()
    if (!events || events.readyState === EventSource.CLOSED) events = listen()
    const heard = events.readyState === EventSource.OPEN
    timer = setTimeout(look, heard ? LOOK_ANYWAY_MS : LOOK_EVERY_MS)
  }

  return { follow, stop }
}
