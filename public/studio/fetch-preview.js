import { problemText } from '../format.js'

const BUSY_MS = 150
const AWAY_MS = 2000

/**
 * @typedef {{ url: string, recipe: string, width: number }} Wanted
 * @typedef {{ src: string, size: Studio.Size, approximate: string[] }} Preview
 * @typedef {{ preview: Preview } | { fault: string } | { pause: number, reason: string }} Answer
 */

/**
 * A preview, what is wrong with the recipe, or how long to wait before asking again.
 *
 * @param {Wanted} wanted
 * @returns {Promise<Answer>}
 */
export async function fetchPreview(wanted) {
  const response = await fetch(previewUrl(wanted)).catch(() => Response.error())
  const preview = response.ok && (await readPreview(response).catch(() => undefined))
  if (preview) return { preview }
  if (response.ok) return { pause: AWAY_MS, reason: '' }
  const { status } = response
  const problem = await response.json().catch(() => undefined)
  if (status === 429) return { pause: BUSY_MS, reason: problemText(problem) }
  if (status === 0 || status >= 500) return { pause: AWAY_MS, reason: problemText(problem) }
  return { fault: problemText(problem) }
}

/** @param {Wanted} wanted */
export function previewUrl({ url, recipe, width }) {
  return `${url}/preview?${new URLSearchParams({ recipe, width: String(width) })}`
}

/** @param {Response} response */
async function readPreview(response) {
  const { headers } = response
  const [width = 0, height = 0] = (headers.get('print-size') ?? '').split('x').map(Number)
  const approximate = headers.get('preview-approximate')?.split(',') ?? []
  return { src: URL.createObjectURL(await response.blob()), size: { width, height }, approximate }
}
