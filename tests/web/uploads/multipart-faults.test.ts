import t from 'tap'
import { assertProblem, type ProblemJson } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { testsOfRefusals } from '../../support/storage/refusing.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const refuses = testsOfRefusals(t, darkroom.dataDir)

/** Sends a multipart body verbatim, with "frontier" as its boundary. */
function sendParts(body: string | Uint8Array) {
  return fetch(url, {
    method: 'POST',
    body: body as string,
    headers: { 'content-type': 'multipart/form-data; boundary=frontier' }
  })
}

const part = (disposition: string, content: string, more = '') =>
  `--frontier\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n${content}\r\n`
const END = '--frontier--\r\n'

refuses('a form whose file field was left empty, as browsers send it', async (t) => {
  const type = 'Content-Type: application/octet-stream\r\n'
  const response = await sendParts(part('name="data"; filename=""', '', type) + END)
  await assertProblem(t, response, { status: 400, code: 'no-image' })
})

refuses('a body that is no multipart at all', async (t) => {
  for (const garbage of ['', 'hello', '\r\n\r\n--', '--frontier', '--frontier\r\n\r\n']) {
    const response = await sendParts(garbage)
    t.equal(response.status, 400, JSON.stringify(garbage))
    t.match(response.headers.get('content-type'), /^application\/problem\+json/)
    const { detail } = (await response.json()) as ProblemJson
    t.notMatch(detail, /busboy|dicer|Multipart:|unexpected end/i, 'no words of a library')
  }
})

refuses('a multipart body that ends in the middle of the image', async (t) => {
  const head = Buffer.from(
    '--frontier\r\nContent-Disposition: form-data; name="data"; filename="a.jpg"\r\n\r\n'
  )
  const response = await sendParts(Buffer.concat([head, fry.bytes]))
  await assertProblem(t, response, { status: 400, code: 'upload-cut-off' })
})

refuses('a multipart body that never names its boundary', async (t) => {
  const headers = { 'content-type': 'multipart/form-data' }
  const response = await fetch(url, { method: 'POST', body: 'x', headers })
  const problem = await assertProblem(t, response, { status: 400, code: 'bad-request' })
  t.match(problem.reason, { code: 'no-boundary' })
})

refuses('part headers without end', async (t) => {
  const response = await sendParts(
    `--frontier\r\nX-Long: ${'x'.repeat(200_000)}\r\n\r\nhello\r\n${END}`
  )
  t.equal(response.status, 400)
  t.match(response.headers.get('content-type'), /^application\/problem\+json/)
})

refuses('a field named after what every object has', async (t) => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const response = await sendParts(part(`name="${name}"`, 'x') + END)
    await assertProblem(t, response, { status: 400, code: 'bad-request' })
  }
})

refuses('more fields than anybody needs', async (t) => {
  const fields = Array.from({ length: 300 }, (_, i) => part(`name="field${i}"`, 'x'))
  const response = await sendParts(fields.join('') + END)
  await assertProblem(t, response, { status: 413, code: 'request-too-large' })
})
