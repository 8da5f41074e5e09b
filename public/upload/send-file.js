/**
 * Sends one photograph; `onSent` hears how many of its bytes have gone.
 *
 * @param {File} file
 * @param {(bytes: number) => void} onSent
 */
export function sendFile(file, onSent) {
  const body = new FormData()
  body.append('data', file, file.name)
  const request = new XMLHttpRequest()
  // prints are asked for later, by what was chosen until then
  request.open('POST', '/images?recipe=')
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
