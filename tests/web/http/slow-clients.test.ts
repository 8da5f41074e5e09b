import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const WINDOW_MS = 1200
const darkroom = await openDarkroom(t)
await darkroom.startWebHere({ slowClientMs: WINDOW_MS })
const { port, url, dataDir } = darkroom
await waitFor('web to be ready', async () => (await fetch(`${url}/ready`)).ok)
const client = createClient(url)
const bytes = await photo(60, 40)
/** Larger than what the buffers of both ends hold. */
const large = Buffer.concat([bytes, Buffer.alloc(24 * MEGABYTE)])

const RAW = `POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\nContent-Length: ${large.length}\r\n\r\n`
const FORM = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=frontier\r\nContent-Length: ${large.length}\r\n\r\n--frontier\r\nContent-Disposition: form-data; name="data"; filename="a.jpg"\r\n\r\n`

for (const [what, head] of Object.entries({ RAW, FORM })) {
  t.test(
    `a body that comes by drops is cut off (${what}), and nothing is left of it`,
    async (t) => {
      const connection = await openRawConnection(port)
      connection.send(head)
      connection.send(bytes)
      connection.send(Buffer.alloc(MEGABYTE))
      const dripping = setInterval(() => connection.send('x'), 50)
      await waitFor('it to begin', async () => (await filesIn(`${dataDir}/tmp`)).length > 0)
      await connection.closed
      clearInterval(dripping)
      t.match(connection.received(), /^HTTP\/1\.1 408 .*urn:revelado:problem:too-slow/s)
      await waitFor('its file to go', async () => (await filesIn(dataDir)).length === 0)
    }
  )
}

t.test('a body that comes slowly, and no slower than it must, is taken', async (t) => {
  const connection = await openRawConnection(port)
  connection.send(RAW.replace(/Length: \d+/, `Length: ${bytes.length + 4 * 40_000}`))
  connection.send(bytes)
  for (let part = 0; part < 4; part++) {
    const until = Date.now() + WINDOW_MS / 2
    await waitFor('half a window', () => Date.now() > until)
    connection.send(Buffer.alloc(40_000))
  }
  await waitFor('the answer', () => connection.received().includes('\r\n\r\n'))
  t.match(connection.received(), /^HTTP\/1\.1 202/)
  connection.drop()
})

t.test('an answer that is not taken is broken off, and its file closed', async (t) => {
  const id = await client.accepted({ name: 'large.jpg', bytes: large })
  const connection = await openRawConnection(port)
  connection.pause()
  connection.send(`GET /images/${id}/original HTTP/1.1\r\nHost: a\r\n\r\n`)
  await waitFor('it to begin', () => holds(`${id}/original`))
  await waitFor('the file to be closed', () => !holds(`${id}/original`))
  t.equal(
    (await client.bytes(`/images/${id}/original`)).length,
    large.length,
    'who takes it has it'
  )
  connection.drop()
})

t.test('who waits for a print is not slow', async (t) => {
  const id = await client.accepted({ name: 'a.jpg', bytes })
  const wait = { headers: { prefer: 'wait=3' } }
  t.equal((await fetch(`${url}/images/${id}/results/grayscale`, wait)).status, 202)
})

/** Linux: state 01 is established, timer 02 a probe of an idle connection. */
const probed = () =>
  ['tcp', 'tcp6']
    .flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${hex(port)}`) && state === '01')
    .map(([, , , , , timer]) => timer?.slice(0, 2))
const hex = (number: number) => number.toString(16).toUpperCase().padStart(4, '0')

t.test('connections are probed, so that who vanished is found', async (t) => {
  const id = await client.accepted({ name: 'a.jpg', bytes })
  const idle = await openRawConnection(port)
  const events = await openRawConnection(port)
  events.send(`GET /images/${id}/events HTTP/1.1\r\nHost: a\r\n\r\n`)
  await waitFor('the first event', () => events.received().includes('event:'))
  await waitFor('probes on all', () => probed().length > 1 && probed().every((t) => t === '02'))
  t.pass()
  idle.drop()
  events.drop()
})

/** Whether this process has the file open. */
function holds(end: string): boolean {
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).endsWith(end)
    } catch {
      return false
    }
  })
}
