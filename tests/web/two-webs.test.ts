import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { openEventStream } from '../support/http/event-stream.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { freePort } from '../support/processes/free-port.ts'

const darkroom = await openDarkroom(t)
const { web: one } = await darkroom.start()
const port = String(await freePort())
await darkroom.startWeb({ PORT: port })
const [a, b] = [darkroom.url, `http://localhost:${port}`]
const client = createClient(a)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

t.test('an image uploaded to one web is shown by the other', async (t) => {
  const id = await client.accepted(fry)
  await client.settled(id)
  t.match(await createClient(b).readImage(id), { id, results: [{ status: 'done' }] })
  t.equal((await fetch(`${b}/images/${id}/results/grayscale`)).status, 200)
})

t.test('a listener at one gets changes made through the other', async (t) => {
  const id = await client.accepted(fry)
  await client.settled(id)
  const listener = await openEventStream(`${b}/images/${id}/events`)
  await listener.seen('result', { recipe: 'grayscale', status: 'done' })
  await fetch(`${a}/images/${id}/results`, {
    method: 'POST',
    body: JSON.stringify({ recipe: 'thermal' }),
    headers: { 'content-type': 'application/json' }
  })
  // sooner than the comment after 15 s, when it would read the state by itself
  await listener.seen('result', { recipe: 'thermal', status: 'done' }, 10_000)
  await fetch(`${a}/images/${id}`, { method: 'DELETE' })
  await listener.seen('deleted', {}, 10_000)
  await listener.ended
  t.pass()
})

t.test('a client that waits at one is answered when the other has the work done', async (t) => {
  const id = await client.accepted(fry)
  const response = await fetch(`${b}/images/${id}/results/grayscale`, {
    headers: { prefer: 'wait=20' }
  })
  t.equal(response.status, 200)
})

t.test('when one stops, the other goes on', async (t) => {
  const id = await client.accepted(fry)
  t.equal(await one.stop(), 0)
  t.match((await createClient(b).settled(id)).results, [{ status: 'done' }])
  t.equal((await createClient(b).send([fry])).status, 202)
})
