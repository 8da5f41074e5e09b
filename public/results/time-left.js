const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const format = new Intl.RelativeTimeFormat(document.documentElement.lang)

/**
 * Keeps the time that is left as true as the server wrote it; calls `expired` when none is.
 *
 * @param {() => unknown} expired
 */
export function keepTimeLeft(expired) {
  const timer = setInterval(update, MINUTE_MS)
  // timers sleep while nobody looks at the page
  document.addEventListener('visibilitychange', update)

  function update() {
    const time = document.getElementById('goes')
    // the page may have given way to another already
    if (!(time instanceof HTMLTimeElement)) return stop()
    const left = Date.parse(time.dateTime) - Date.now()
    if (left > 0) return write(time, left)
    stop()
    expired()
  }

  function stop() {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', update)
  }
}

/**
 * @param {HTMLTimeElement} time
 * @param {number} left in milliseconds
 */
function write(time, left) {
  const text =
    left < HOUR_MS
      ? format.format(Math.round(left / MINUTE_MS), 'minute')
      : format.format(Math.round(left / HOUR_MS), 'hour')
  if (time.textContent !== text) time.textContent = text
}
