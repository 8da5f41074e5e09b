import { remember } from '../../mine/sent-images.js'

/** The least that can be asked for together with an image. */
const SMALL = 'resize:width=100;height=100,output:format=webp'

/**
 * Returns the id of the image, or why it was not taken.
 *
 * @param {File} file
 * @returns {Promise<{ id?: string, detail?: string }>}
 */
export async function sendImage(file) {
  const body = new FormData()
  body.append('recipe', SMALL)
  body.append('data', file, file.name)
  const headers = { accept: 'application/json' }
  const response = await fetch('/images', { method: 'POST', body, headers }).catch(() => undefined)
  const answer = await response?.json().catch(() => undefined)
  if (!response?.ok) return { detail: answer?.detail }
  remember({ ...answer, name: answer.original?.name ?? file.name })
  return { id: answer.id }
}
