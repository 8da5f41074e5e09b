/**
 * Sends one photograph; `onSent` hears how many of its bytes have gone.
 *
 * @param {File} file
 * @param {string} recipe
 * @param {(bytes: number) => void} onSent
 */
export function sendFile(file, recipe, onSent) {
  const body = new FormData()
  body.append('recipe', recipe)
  body.append('data', file, file.name)
  const request = new XMLHttpRequest()
  request.open('POST', '/images')
  request.responseType = 'json'
  request.setRequestHeader('accept', 'application/json')
  // the envelope counts too, by some hundred bytes
  request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, file.size - 1))
  request.upload.onload = () => onSent(file.size)
  /** @type {Promise<import('./retrying.js').Answer>} */
  const answer = new Promise((done) => {
    request.onloadend = () => {
      const retryAfter = request.getResponseHeader('retry-after')
      done({ status: request.status, body: request.response, retryAfter })
    }
  })
  request.send(body)
  return { answer, abort: () => request.abort() }
}
