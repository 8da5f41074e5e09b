import t, { type Test } from 'tap'
import type { ImageJson } from '../../apps/web/results/image-json.ts'
import { createClient } from '../support/http/client.ts'
import { openEventStream } from '../support/http/event-stream.ts'
import { openRawConnection } from '../support/http/raw-connection.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

/** Stops well within Heroku's 30 s, and by itself. */
const SOON_MS = 8000

const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const darkroom = await openDarkroom(t)
const { url, port } = darkroom
const client = createClient(url)

type Web = Awaited<ReturnType<typeof darkroom.startWeb>>

async function assertStopsSoon(t: Test, web: Web, signal: NodeJS.Signals = 'SIGTERM') {
  const started = performance.now()
  const code = await web.stop(signal)
  const took = Math.round(performance.now() - started)
  t.equal(code, 0, web.output().slice(-500))
  t.ok(took < SOON_MS, `${took} ms`)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`an idle web stops at ${signal} with code 0`, async (t) => {
    await assertStopsSoon(t, await darkroom.startWeb(), signal)
  })
}

t.test('event streams end with web, and do not hold it back', async (t) => {
  const web = await darkroom.startWeb()
  const { id } = (await (await client.send([fry])).json()) as ImageJson
  const listeners = await Promise.all(
    Array.from({ length: 5 }, () => openEventStream(`${url}/images/${id}/events`))
  )
  await Promise.all(listeners.map(({ seen }) => seen('result')))
  await assertStopsSoon(t, web)
  for (const { ended } of listeners) await ended
})

t.test('a client that waits for a result is answered before web stops', async (t) => {
  const web = await darkroom.startWeb()
  const waiting = client.send([fry], [], { prefer: 'wait=20' })
  await waitFor('the image', () => web.output().includes('image accepted'))
  await assertStopsSoon(t, web)
  t.equal((await waiting).status, 202)
})

t.test('an upload in progress is completed', async (t) => {
  const web = await darkroom.startWeb()
  const connection = await openRawConnection(port)
  connection.send(
    `POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\nContent-Length: ${fry.bytes.length}\r\n\r\n`
  )
  connection.send(fry.bytes.subarray(0, 300))
  await waitFor('the upload to begin', async () => (await fetch(`${url}/health`)).ok)
  const stopped = assertStopsSoon(t, web)
  await waitFor('web to stop', () => web.output().includes('stopping'))
  connection.send(fry.bytes.subarray(300))
  await stopped
  t.match(connection.received(), /^HTTP\/1\.1 202 /)
})

t.test('connections without a request do not hold web back', async (t) => {
  const web = await darkroom.startWeb()
  const silent = await openRawConnection(port)
  const slow = await openRawConnection(port)
  slow.send('GET / HTTP/1.1\r\nHost:')
  const idle = await openRawConnection(port)
  idle.send('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
  await waitFor('an answer', () => idle.received().includes('OK'))
  await assertStopsSoon(t, web)
  await Promise.all([silent.closed, slow.closed, idle.closed])
})

t.test('a refused upload that still goes on does not hold web back', async (t) => {
  const web = await darkroom.startWeb()
  const connection = await openRawConnection(port)
  connection.send(
    'POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\nContent-Length: 99999999\r\n\r\n'
  )
  await waitFor('the refusal', () => connection.received().includes('too-large'))
  const sending = setInterval(() => connection.send('x'), 100)
  t.teardown(() => clearInterval(sending))
  const stopping = performance.now()
  t.equal(await web.stop(), 0)
  t.ok(performance.now() - stopping < 4000, 'sooner than it would be taken for silent')
  await connection.closed
})

t.test('a second signal changes nothing', async (t) => {
  const web = await darkroom.startWeb()
  web.kill('SIGTERM')
  web.kill('SIGINT')
  await assertStopsSoon(t, web)
  t.equal(web.output().match(/stopping/g)?.length, 1)
})

t.test('what was accepted before is developed after', async (t) => {
  const web = await darkroom.startWeb()
  const { id } = (await (await client.send([fry])).json()) as ImageJson
  await web.stop()
  await darkroom.start()
  t.match((await client.settled(id)).results, [{ status: 'done' }])
})
