import { delay } from './retrying.js'

const FIRST_MS = 400
const MAX_MS = 4000

/** @typedef {{ recipe?: string, status?: string, error?: string, position?: number }} Result */

/**
 * Asks for a result that is waited for, ever less often; returns it when it is settled, or when
 * nobody waits for it any more.
 *
 * @param {import('./photograph.js').Uploaded} photograph
 * @param {string} recipe
 * @returns {Promise<Result>}
 */
export async function pollResult(photograph, recipe) {
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 1.4, MAX_MS)) {
    const result = await readResult(photograph.image.url, recipe)
    const { status, position } = result
    if (photograph.isGone || status === 'done' || status === 'failed') return result
    if (status === 'processing') photograph.tile.show(status)
    else photograph.tile.show(position ? 'place' : 'queued', undefined, { position: position ?? 0 })
    await delay(pause)
  }
}

/**
 * @param {string} url
 * @param {string} recipe
 * @returns {Promise<Result>}
 */
async function readResult(url, recipe) {
  const headers = { accept: 'application/json' }
  const response = await fetch(url, { headers }).catch(() => Response.error())
  /** @type {{ results?: Result[], detail?: string }} */
  const { results = [], detail = '' } = await response.json().catch(() => ({}))
  if (response.status === 404) return { status: 'failed', error: detail }
  return results.find((result) => result.recipe === recipe) ?? {}
}
