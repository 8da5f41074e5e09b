const TOGETHER_MS = 50
/** At most this share of the time goes into refreshing: the page of a large batch is long. */
const SHARE = 1 / 4

/**
 * Brings the page up to date with the one that the server would send now: only the server knows the
 * words. `take` carries over what changed, or returns false where that page has nothing in common
 * with this one, which then gives way to it. `done` hears whether the server answered.
 *
 * @param {{
 *   take: (page: Document) => unknown,
 *   done: (answered: boolean) => void
 * }} options
 */
export function createPageRefresh({ take, done }) {
  /** @type {number | undefined} */
  let timer
  /** @type {Promise<void> | undefined} */
  let running
  let again = false
  let tookMs = 0

  /** However many events come, one refresh shows what all of them changed. */
  function refreshSoon() {
    timer ??= setTimeout(refresh, Math.max(TOGETHER_MS, tookMs / SHARE - tookMs))
  }

  /** What changes while the server's page is on its way is in the next one. */
  function refresh() {
    clearTimeout(timer)
    timer = undefined
    again = running !== undefined
    running ??= run()
    return running
  }

  async function run() {
    const begun = performance.now()
    const page = await fetchPage(location.href)
    try {
      if (page && (await take(page)) === false) replacePage(page)
    } finally {
      tookMs = performance.now() - begun
      running = undefined
      done(page !== undefined)
      if (again) refreshSoon()
    }
  }

  return { refresh, refreshSoon }
}

/**
 * Undefined where the server does not answer, or cannot just now.
 *
 * @param {string} url
 * @returns {Promise<Document | undefined>}
 */
export async function fetchPage(url) {
  const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!response || response.status >= 500) return undefined
  const html = await response.text().catch(() => undefined)
  return html === undefined ? undefined : new DOMParser().parseFromString(html, 'text/html')
}

/** @param {Document} page */
function replacePage(page) {
  const next = page.getElementById('main')
  if (!next) return
  document.title = page.title
  document.getElementById('main')?.replaceChildren(...next.childNodes)
}

/**
 * Takes over the text of each of these, where it changed.
 *
 * @param {Document} page
 * @param {string[]} selectors
 */
export function takeTexts(page, selectors) {
  for (const selector of selectors) {
    const [shown, next] = [document, page].map((one) => one.querySelector(selector))
    if (shown && next && shown.textContent !== next.textContent)
      shown.textContent = next.textContent
  }
}
