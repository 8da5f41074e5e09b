import { delay } from './retrying.js'

const FIRST_MS = 400
const MAX_MS = 4000

/** @typedef {{
 *   recipe?: string, url?: string, status?: string, error?: string, code?: string, position?: number
 * }} Result */

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
    if (photograph.isGone || status === 'done') return result
    if (status === 'failed') return { ...result, error: await readReason(result) }
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

/**
 * In the reader's language: the image's JSON has it in English.
 *
 * @param {Result} result
 * @returns {Promise<string>}
 */
async function readReason({ url, error = '' }) {
  if (!url) return error
  const headers = { accept: 'application/json' }
  const response = await fetch(url, { headers }).catch(() => Response.error())
  /** @type {{ detail?: string }} */
  const { detail = error } = await response.json().catch(() => ({}))
  return response.status === 422 ? detail : error
}
