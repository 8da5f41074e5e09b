import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url, port } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

// each of these only waits, so they run together
t.jobs = 10
const together = { buffered: true }

t.test('a POST that waits in vain is answered as usual', together, async (t) => {
  const started = performance.now()
  const response = await client.send([fry], [], { prefer: 'wait=1', accept: 'image/*' })
  t.ok(performance.now() - started > 950, 'after that time')
  t.equal(response.status, 202)
  t.equal(response.headers.get('preference-applied'), 'wait=1')
  t.match(await response.json(), { results: [{ status: 'queued' }] })
})

t.test('a result waited for in vain says that it is not ready', together, async (t) => {
  const { id } = (await (await client.send([fry])).json()) as ImageJson
  const response = await fetch(`${url}/images/${id}/results/grayscale`, {
    headers: { prefer: 'wait=1' }
  })
  t.equal(response.headers.get('preference-applied'), 'wait=1')
  t.match(response.headers.get('retry-after'), /^\d+$/)
  t.equal(response.headers.get('cache-control'), 'no-store')
  const problem = await assertProblem(t, response, { status: 202, code: 'result-waiting' })
  t.match(problem, { recipe: 'grayscale', state: 'queued' })
})

t.test('nobody waits longer than 25 seconds', together, async (t) => {
  const started = performance.now()
  const response = await client.send([fry], [], { prefer: 'wait=99' })
  const seconds = (performance.now() - started) / 1000
  t.equal(response.headers.get('preference-applied'), 'wait=25')
  t.ok(seconds > 24 && seconds < 30, `${seconds.toFixed(1)} s: Heroku gives up after 30`)
})

t.test('preferences are read as RFC 7240 writes them', together, async (t) => {
  for (const [prefer, applied] of [
    ['wait=0', 'wait=0'],
    ['respond-async, wait=0', 'wait=0'],
    ['WAIT = "0" ; strict', 'wait=0'],
    ['wait', null],
    ['wait=soon', null],
    ['wait=-1', null],
    ['respond-async', null]
  ]) {
    const response = await client.send([fry], [], { prefer: prefer ?? '' })
    t.equal(response.headers.get('preference-applied'), applied, `${prefer}`)
    t.equal(response.status, 202)
  }
})

t.test('a listener gets a comment every 15 seconds while nothing happens', together, async (t) => {
  const { id } = (await (await client.send([fry])).json()) as ImageJson
  const { text, close } = await openEventStream(`${url}/images/${id}/events`)
  const started = performance.now()
  await waitFor('a comment', () => /^:/m.test(text()), 25_000)
  const seconds = (performance.now() - started) / 1000
  t.ok(seconds > 13 && seconds < 20, `${seconds.toFixed(1)} s`)
  close()
})

t.test('slow headers are not waited for', together, async (t) => {
  const connection = await openRawConnection(port)
  connection.send('GET / HTTP/1.1\r\nHost: localhost\r\n')
  const drip = setInterval(() => connection.send('X-Drip: 1\r\n'), 500)
  const seconds = (await connection.closed) / 1000
  clearInterval(drip)
  t.match(connection.received(), /^HTTP\/1\.1 408 .*urn:revelado:problem:too-slow/s)
  t.ok(seconds < 25, `${seconds.toFixed(1)} s`)
})

t.test('silent connections are closed', together, async (t) => {
  const silent = await Promise.all(Array.from({ length: 50 }, () => openRawConnection(port)))
  const seconds = Math.max(...(await Promise.all(silent.map(({ closed }) => closed)))) / 1000
  t.ok(seconds < 25, `${seconds.toFixed(1)} s`)
})

t.test('others are served meanwhile', together, async (t) => {
  const slow = await Promise.all(Array.from({ length: 300 }, () => openRawConnection(port)))
  for (const { send } of slow) send('POST / HTTP/1.1\r\nHost:')
  const started = performance.now()
  t.equal((await client.send([fry])).status, 202)
  t.ok(performance.now() - started < 5000)
  for (const { drop } of slow) drop()
})
