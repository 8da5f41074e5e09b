// at hand even when the server is away by then
import '../results/request-prints.js'
import { find } from '../dom.js'
import { forget, remember } from '../mine/sent-images.js'
import { pollResult } from './poll-result.js'
import { showPreviews } from './previews.js'
import { postJson } from './retrying.js'

/** @typedef {import('./photograph.js').Uploaded} Uploaded */

const helped = find('#darkroom', HTMLFormElement).dataset.helped?.split(' ') ?? []

/** @type {Uploaded | undefined} */
let selected

/**
 * @param {Uploaded} photograph
 * @param {string} recipe
 */
export function begin(photograph, recipe) {
  // removed while the answer was on its way
  if (photograph.isGone) return erase(photograph)
  const { id, original, createdAt, expiresAt } = photograph.image
  remember({ id, name: original.name, createdAt, expiresAt })
  follow(photograph, recipe)
}

/**
 * Follows its contact sheet, and shows the first that is there.
 *
 * @param {Uploaded} photograph
 * @param {string} recipe
 */
async function follow(photograph, recipe) {
  const { tile } = photograph
  const { error, code = '' } = await pollResult(photograph, recipe)
  if (photograph.isGone) return
  if (error) return tile.fail(error, helped.includes(code))
  tile.show('done', 1)
  photograph.isDeveloped = true
  if (!selected?.isDeveloped || selected.isGone || selected === photograph) select(photograph)
}

/**
 * @param {Uploaded} photograph
 * @param {string} recipe
 */
export async function developAgain(photograph, recipe) {
  photograph.tile.show('queued')
  await postJson(`${photograph.image.url}/results`, { recipe })
  follow(photograph, recipe)
}

/** @param {Uploaded} photograph */
export function select(photograph) {
  selected?.tile.select(false)
  selected = photograph
  photograph.tile.select(true)
  if (photograph.isDeveloped) showPreviews(photograph.image.url, photograph.file.name)
}

/** @param {Uploaded} photograph */
export function erase({ image: { id, url } }) {
  forget(id)
  fetch(url, { method: 'DELETE', keepalive: true }).catch(() => {})
}
