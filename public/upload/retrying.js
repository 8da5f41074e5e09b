import { find } from '../dom.js'
import { problemText } from '../format.js'

const RETRY_MS = 2000
const MAX_RETRY_MS = 15_000

/**
 * @typedef {{ status: number, body: any, retryAfter: string | null }} Answer
 */

const message = find('#told', HTMLElement)
/** @type {Promise<void> | undefined} */
let waiting

/**
 * Shows that where the page says how it goes.
 *
 * @param {string | undefined} words
 * @param {boolean} [isWell] a small screen has no room for that
 */
export function say(words, isWell = false) {
  message.textContent = words ?? ''
  message.classList.toggle('well', isWell)
}

/** @param {number} ms */
export const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * No answer, or one that says: not now.
 *
 * @param {number} status
 */
export const isAway = (status) => status === 0 || status === 429 || status > 501

/**
 * Waits until the server takes images again; meanwhile the page says why.
 *
 * @param {Pick<Answer, 'body' | 'retryAfter'>} answer
 */
export function untilBack({ body, retryAfter }) {
  waiting ??= wait(problemText(body) || message.dataset.silent, Number(retryAfter)).finally(() => {
    waiting = undefined
    say('')
  })
  return waiting
}

/**
 * Does not give up while the server is away.
 *
 * @param {string} url
 * @param {object} values
 */
export async function postJson(url, values) {
  const body = JSON.stringify(values)
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  for (;;) {
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() =>
      Response.error()
    )
    const answer = {
      status: response.status,
      body: await response.json().catch(() => {}),
      retryAfter: response.headers.get('retry-after')
    }
    if (!isAway(answer.status)) return answer
    await untilBack(answer)
  }
}

/**
 * @param {string | undefined} reason
 * @param {number} seconds
 */
async function wait(reason, seconds) {
  say(`${reason} ${message.dataset.kept}`)
  await untilReady(Math.min(seconds * 1000 || RETRY_MS, MAX_RETRY_MS))
}

/** @param {number} pause in milliseconds, before each time that it is asked for */
export async function untilReady(pause = RETRY_MS) {
  do await delay(pause)
  while (!(await fetch('/ready').catch(() => undefined))?.ok)
}
