import { find } from '../dom.js'
import { fillIn, problemText } from '../format.js'
import { remember } from '../mine/sent-images.js'
import { setUpAdding } from '../studio/add-photographs.js'
import { setUpDropping } from './dropped-files.js'
import { postJson, say } from './retrying.js'
import { sendFile } from './send-file.js'

/** @typedef {{ id: string, url: string }} Sent */

/**
 * Photographs that come to another one's page are sent, and the first of them is shown beside it.
 *
 * @param {(url: string) => unknown} walk
 */
export function setUpAddingBeside(walk) {
  const studio = find('#studio', HTMLElement)
  setUpDropping(document.body, add)
  setUpAdding(studio, add)

  /** @param {File[]} files */
  async function add(files) {
    if (files.length === 0) return
    const { sent, problem } = await sendAll(files, studio.dataset.adding)
    const [first] = sent
    if (!first) return say(problemText(problem) || studio.dataset.away)
    const images = [...(await idsShown(studio)), ...sent.map(({ id }) => id)]
    const { status, body } = await postJson('/batches', { images })
    if (status !== 201) return say(problemText(body))
    say(problemText(problem))
    await walk(`${first.url}?batch=${body.url.split('/').at(-1)}`)
  }
}

/**
 * One after the other; what is refused does not keep the others back.
 *
 * @param {File[]} files
 * @param {string | undefined} words
 */
async function sendAll(files, words) {
  /** @type {Sent[]} */
  const sent = []
  let problem
  for (const [at, file] of files.entries()) {
    say(fillIn(words, { n: at + 1, of: files.length }))
    const { status, body } = await sendFile(file, () => {}).answer
    if (status === 202) {
      const { id, url, original, createdAt, expiresAt } = body
      remember({ id, name: original.name, createdAt, expiresAt })
      sent.push({ id, url })
    } else problem = body
  }
  return { sent, problem }
}

/**
 * The photographs of this page's batch, or its only one.
 *
 * @param {HTMLElement} studio
 * @returns {Promise<string[]>}
 */
async function idsShown({ dataset }) {
  const { url, batchUrl } = JSON.parse(dataset.image ?? '')
  const headers = { accept: 'application/json' }
  const response = batchUrl && (await fetch(batchUrl, { headers }).catch(() => undefined))
  if (!response?.ok) return [url.split('/').at(-1)]
  /** @type {{ images: Sent[] }} */
  const { images } = await response.json()
  return images.map(({ id }) => id)
}
