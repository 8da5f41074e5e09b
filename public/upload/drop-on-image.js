import { find } from '../dom.js'
import { problemText } from '../format.js'
import { remember } from '../mine/sent-images.js'
import { setUpDropping } from './dropped-files.js'
import { postJson, say } from './retrying.js'
import { sendFile } from './send-file.js'

/** Photographs that are dropped on another one's page are sent, and their own page is opened. */
export function setUpDropOnImage() {
  const studio = find('#studio', HTMLElement)
  setUpDropping(document.body, async (files) => {
    if (files.length === 0) return
    say(studio.dataset.sending)
    const sent = await send(files)
    if ('url' in sent) location.assign(sent.url)
    else say(problemText(sent.problem) || studio.dataset.away)
  })
}

/**
 * One after the other. Returns where they are to be seen, or what was wrong.
 *
 * @param {File[]} files
 * @returns {Promise<{ url: string } | { problem: any }>}
 */
async function send(files) {
  const images = []
  for (const file of files) {
    const { status, body } = await sendFile(file, () => {}).answer
    if (status !== 202) return { problem: body }
    const { id, url, original, createdAt, expiresAt } = body
    remember({ id, name: original.name, createdAt, expiresAt })
    images.push({ id, url })
  }
  const [first] = images
  if (first && images.length === 1) return { url: first.url }
  const { status, body } = await postJson('/batches', { images: images.map(({ id }) => id) })
  return status === 201 ? { url: body.url } : { problem: body }
}
