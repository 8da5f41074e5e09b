const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const format = new Intl.RelativeTimeFormat(document.documentElement.lang)

/** Keeps the time that is left as true as the server wrote it; calls `gone` when none is. */
export function tellTimeLeft(gone) {
  const time = document.getElementById('goes')
  const expires = Date.parse(time.dateTime)
  const timer = setInterval(tell, MINUTE_MS)
  // timers sleep while nobody looks at the page
  document.addEventListener('visibilitychange', tell)

  function tell() {
    const left = expires - Date.now()
    if (left > 0) return write(time, left)
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tell)
    gone()
  }
}

function write(time, left) {
  const told =
    left < HOUR_MS
      ? format.format(Math.round(left / MINUTE_MS), 'minute')
      : format.format(Math.round(left / HOUR_MS), 'hour')
  if (time.textContent !== told) time.textContent = told
}
