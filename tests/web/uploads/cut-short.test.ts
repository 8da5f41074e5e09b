import t from 'tap'
import { assertProblem } from '../../support/http/problem.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url, port, dataDir } = darkroom
const fry = await photo(60, 40)

const PART = '--frontier\r\nContent-Disposition: form-data; name="data"; filename="a.jpg"\r\n\r\n'
const FIELD = '--frontier\r\nContent-Disposition: form-data; name="recipe"\r\n\r\ngrayscale'
/** More than is kept in memory. */
const LARGE = Buffer.alloc(100_000, fry)
const MULTIPART = 'multipart/form-data; boundary=frontier'

const bodies: Record<string, (string | Uint8Array)[]> = {
  'its boundary': ['--fron'],
  'the headers of its image': [PART.slice(0, 40)],
  'its image': [PART, fry.subarray(0, 600)],
  'its recipe': [PART, fry, `\r\n${FIELD}`],
  'its recipe, which comes first': [FIELD],
  'its last boundary': [PART, fry, '\r\n--frontier-'],
  'the headers of its second image': [PART, fry, `\r\n${PART.slice(0, 40)}`]
}

for (const [where, parts] of Object.entries(bodies)) {
  t.test(`a multipart body that ends in ${where} was cut short`, async (t) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
    const headers = { 'content-type': MULTIPART }
    const response = await fetch(url, { method: 'POST', body, headers })
    await assertProblem(t, response, { status: 400, code: 'upload-cut-off' })
    t.strictSame(await filesIn(dataDir), [])
  })
}

const requests: Record<string, string> = {
  'a multipart body': `POST / HTTP/1.1\r\nContent-Type: ${MULTIPART}\r\nContent-Length: 500000\r\n`,
  'a raw body': 'POST /images HTTP/1.1\r\nContent-Type: image/jpeg\r\nContent-Length: 500000\r\n'
}

for (const [what, head] of Object.entries(requests)) {
  t.test(`a client that stops in the middle of ${what} can read that it did`, async (t) => {
    const connection = await openRawConnection(port)
    connection.send(`${head}Host: a\r\n\r\n${what.includes('multipart') ? PART : ''}`)
    connection.send(LARGE)
    await waitFor('the upload to begin', async () => (await filesIn(dataDir)).length > 0)
    connection.end()
    await connection.closed
    t.match(connection.received(), /^HTTP\/1\.1 400 .*urn:revelado:problem:upload-cut-off/s)
    await waitFor('what came to be gone', async () => (await filesIn(dataDir)).length === 0)
  })
}

t.test('a client that was refused before it stopped is answered once', async (t) => {
  const connection = await openRawConnection(port)
  const head = 'POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\n'
  connection.send(`${head}Content-Length: 99999999\r\n\r\n`)
  await waitFor('the refusal', () => connection.received().includes('too-large'))
  connection.end()
  await connection.closed
  t.equal(connection.received().match(/HTTP\/1\.1/g)?.length, 1)
})
