import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

// no receiver runs, so that results wait
const darkroom = await openDarkroom(t, {
  MAX_FILES: '60',
  MAX_CLIENT_STREAMS: '3',
  MAX_STREAMS: '4'
})
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const id = await client.accepted(fry)

t.test('a client has so many event streams, and one that ends makes room', async (t) => {
  const streams = await Promise.all(
    Array.from({ length: 3 }, () => openEventStream(`${url}/images/${id}/events`))
  )
  for (const stream of streams) await stream.seen('result')
  const response = await fetch(`${url}/images/${id}/events`)
  const problem = await assertProblem(t, response, { status: 429, code: 'too-many-streams' })
  t.match(problem, { limit: { variable: 'MAX_CLIENT_STREAMS', allowed: 3, measured: 4 } })
  t.match(response.headers.get('retry-after'), /^\d+$/)
  const head = await fetch(`${url}/images/${id}/events`, { method: 'HEAD' })
  t.equal(head.status, 200, 'HEAD takes none')
  streams[0]?.close()
  await waitFor('room', async () => {
    const next = await openEventStream(`${url}/images/${id}/events`)
    next.close()
    return next.response.status === 200
  })
  for (const stream of streams) stream.close()
})

t.test('a stream of a large batch counts for several', async (t) => {
  const batch = await client.unprinted(Array.from({ length: 51 }, () => fry))
  // two places of three
  const open = () => openEventStream(`${url}/batches/${batch}/events`)
  const first = await waitFor('room for the first', async () => {
    const stream = await open()
    if (stream.response.status === 200) return stream
    stream.close()
  })
  const second = await open()
  t.equal(second.response.status, 429)
  for (const stream of [first, second]) stream.close()
})

t.test('what many streams tell is read once, and told to each', async (t) => {
  const waiting = await client.accepted(fry)
  const listen = () => openEventStream(`${url}/images/${waiting}/events`)
  const streams = await waitFor('room', async () => {
    const both = await Promise.all([listen(), listen()])
    if (both.every(({ response }) => response.status === 200)) return both
    for (const one of both) one.close()
  })
  await client.ask(waiting, 'sepia')
  for (const stream of streams) await stream.seen('result', { recipe: 'sepia', status: 'queued' })
  await fetch(`${url}/images/${waiting}/results/sepia`, { method: 'DELETE' })
  for (const stream of streams) await stream.seen('erased', { recipe: 'sepia' })
  await fetch(`${url}/images/${waiting}`, { method: 'DELETE' })
  await Promise.all(streams.map(({ ended }) => ended))
  t.pass()
})
