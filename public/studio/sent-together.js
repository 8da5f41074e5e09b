import { postJson } from '../upload/retrying.js'
import { allSent, uploaded } from '../upload/upload-queue.js'

/** Photographs that were sent one by one, as one batch. */
export function createSentTogether() {
  let batch = { url: '', ids: '' }
  /** @type {Promise<string | undefined> | undefined} */
  let gathering

  async function make() {
    await allSent()
    const ids = uploaded().map((image) => image.id)
    if (ids.length < 2) return undefined
    if (batch.ids === String(ids)) return batch.url
    const { status, body } = await postJson('/batches', { images: ids })
    if (status !== 201) return undefined
    batch = { url: body.url, ids: String(ids) }
    return batch.url
  }

  return {
    /** @param {string | undefined} id of an image */
    batchOf: (id) => (id && batch.ids.includes(id) ? batch.url : undefined),
    /** The batch of all, made anew when there are others; none where there is one photograph. */
    gather() {
      gathering ??= make().finally(() => {
        gathering = undefined
      })
      return gathering
    }
  }
}
