import { delay } from '../fill.js'

const LOOK_MS = 2000
const AT_MOST_MS = 15_000

const told = document.getElementById('told')
let back

export function tell(words) {
  told.textContent = words
}

/** No answer, or one that says: not now. */
export const isAway = (status) => status === 0 || status === 429 || status > 501

/** Until the server takes images again; meanwhile the page says why it waits. */
export function comeBack({ body, retryAfter }) {
  back ??= wait(body?.detail, retryAfter).finally(() => {
    back = undefined
    tell('')
  })
  return back
}

/** POSTs JSON, and does not give up while the server is away. */
export async function ask(url, values) {
  const body = JSON.stringify(values)
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  for (;;) {
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() =>
      Response.error()
    )
    const answer = { status: response.status, body: await response.json().catch(() => {}) }
    if (!isAway(answer.status)) return answer
    await comeBack({ ...answer, retryAfter: response.headers.get('retry-after') })
  }
}

async function wait(reason = told.dataset.silent, seconds = 0) {
  tell(`${reason} ${told.dataset.kept}`)
  const pause = Math.min(seconds * 1000 || LOOK_MS, AT_MOST_MS)
  do await delay(pause)
  while (!(await fetch('/ready').catch(() => {}))?.ok)
}
