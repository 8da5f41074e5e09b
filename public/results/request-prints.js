import { problemText } from '../format.js'
import { postJson, say } from '../upload/retrying.js'

/**
 * @typedef {{ id: string, url: string }} Sent
 * @typedef {{ input: HTMLInputElement, showFault: (reason: string) => void }} Line
 */

/**
 * Asks for every recipe of every image; returns where the prints will be, if that went well.
 *
 * @param {Line[]} lines
 * @param {[Sent, ...Sent[]]} images
 * @returns {Promise<string | undefined>}
 */
export async function requestPrints(lines, images) {
  /** @type {(image: Sent, line: Line) => ReturnType<typeof postJson>} */
  const post = ({ url }, { input }) => postJson(`${url}/results`, { recipe: input.value.trim() })
  const [first, ...others] = images
  // line by line: a faulty one is found before much is asked for
  for (const line of lines) {
    const { status, body } = await post(first, line)
    if (status === 422) line.showFault(problemText(body))
    else if (status >= 400) say(problemText(body))
    if (status >= 400) return undefined
  }
  await Promise.all(others.flatMap((image) => lines.map((line) => post(image, line))))
  return others.length > 0 ? await batchOf(images) : first.url
}

/**
 * One photograph has its page; several have one together.
 *
 * @param {Sent[]} images
 * @returns {Promise<string | undefined>}
 */
async function batchOf(images) {
  const { status, body } = await postJson('/batches', { images: images.map(({ id }) => id) })
  if (status === 201) return body.url
  say(problemText(body))
}
