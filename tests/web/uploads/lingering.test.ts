import { setTimeout as delay } from 'node:timers/promises'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { sendThenRead } from '../../support/http/send-then-read.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { port, dataDir } = darkroom

const MEGABYTES = 64
const block = Buffer.alloc(64 * 1024, 'x')

function* body() {
  for (let sent = 0; sent < MEGABYTES * MEGABYTE; sent += block.length) yield block
}

function* inChunks() {
  for (const bytes of body()) yield* [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n']
  yield '0\r\n\r\n'
}

const LENGTH = `Content-Length: ${MEGABYTES * MEGABYTE}\r\n`
const RAW = 'POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\n'
const FORM =
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=frontier\r\n'
const PART = '--frontier\r\nContent-Disposition: form-data; name="data"; filename="a.jpg"\r\n\r\n'
const FORM_LENGTH = `Content-Length: ${MEGABYTES * MEGABYTE + PART.length}\r\n\r\n`
const TOO_LARGE = /^HTTP\/1\.1 413 .*urn:revelado:problem:too-large/s

const requests: Record<string, [head: string, body: () => Iterable<string | Uint8Array>]> = {
  'a raw body': [`${RAW}${LENGTH}\r\n`, body],
  'a raw body of unknown length': [`${RAW}Transfer-Encoding: chunked\r\n\r\n`, inChunks],
  'a multipart body': [`${FORM}${FORM_LENGTH}${PART}`, body],
  'a body over a connection to be closed': [`${RAW}Connection: close\r\n${LENGTH}\r\n`, body]
}

for (const [what, [head, body]] of Object.entries(requests)) {
  t.test(`a client that sends ${what} to its end reads that it is too large`, async (t) => {
    const before = await filesIn(dataDir)
    const answer = await sendThenRead(port, [head, ...body()], (text) => TOO_LARGE.test(text))
    t.match(answer, TOO_LARGE)
    t.strictSame(await filesIn(dataDir), before, 'and nothing is left of it')
  })
}

t.test('a connection is of use again once all was thrown away', async (t) => {
  const next = 'GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  const answer = await sendThenRead(port, [`${RAW}${LENGTH}\r\n`, ...body(), next])
  t.match(answer, /^HTTP\/1\.1 413 .*HTTP\/1\.1 200 /s)
})

t.test('a body of a type that is not accepted is read on as well', async (t) => {
  const head = `POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: text/html\r\n${LENGTH}\r\n`
  t.match(await sendThenRead(port, [head, ...body()], (text) => text.includes('}')), / 415 /)
})

t.test('headers that are too large are read on before the connection closes', async (t) => {
  const head = `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(8 * MEGABYTE)}\r\n\r\n`
  const answer = await sendThenRead(port, [head], (text) => text.endsWith('}'))
  t.match(answer, /^HTTP\/1\.1 431 .*headers-too-large/s)
  t.equal(answer.match(/HTTP\/1\.1/g)?.length, 1, 'answered once')
})

t.test('a client that falls silent is not waited for', async (t) => {
  const connection = await openRawConnection(port)
  connection.send(`${RAW}${LENGTH}\r\nhello`)
  const open = await connection.closed
  t.match(connection.received(), /^HTTP\/1\.1 413 /)
  t.ok(open > 4000 && open < 10_000, `${open} ms`)
})

t.test('a client that never comes to an end is not read for ever', async (t) => {
  const other = await openDarkroom(t)
  await other.startWebHere({ lingerMs: 2000 })
  const connection = await openRawConnection(other.port)
  connection.send(`${RAW}${LENGTH}\r\n`)
  let closed = false
  connection.closed.then(() => {
    closed = true
  })
  while (!closed) {
    connection.send('x')
    await delay(50)
  }
  const open = await connection.closed
  t.match(connection.received(), /^HTTP\/1\.1 /)
  t.ok(open >= 2000 && open < 6000, `${open} ms`)
})
