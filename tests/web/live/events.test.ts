import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const stub = { name: 'stub.png', bytes: pngStart(60, 40) }

async function send(image = fry, recipes: string[] = []) {
  return (await (await client.send([image], recipes)).json()) as ImageJson
}
const listen = (id: string) => openEventStream(`${url}/images/${id}/events`)

// no receiver runs yet, so jobs stay queued
const waiting = await send(fry, ['grayscale', 'thermal'])
const early = await listen(waiting.id)
const broken = await send(stub)
const hopeful = await listen(broken.id)

t.test('a listener first gets the current state of each result', async (t) => {
  await early.seen('result', { recipe: 'thermal', status: 'queued' })
  t.strictSame(
    early
      .events()
      .slice(0, waiting.results.length)
      .map(({ event, data }) => [event, { ...data, position: null }]),
    waiting.results.map((result) => ['result', { ...result, position: null }]),
    'as the image says them; a place in line is known a moment later'
  )
})

t.test('the stream is server-sent events, and is not buffered on its way', async (t) => {
  const { response } = early
  t.equal(response.status, 200)
  t.match(response.headers.get('content-type'), /^text\/event-stream/)
  t.equal(response.headers.get('cache-control'), 'no-store')
  t.equal(response.headers.get('x-accel-buffering'), 'no')
  t.match(early.text(), /^retry: \d+\n/)
})

t.test('each change is sent, until the result is settled', async (t) => {
  darkroom.startReceiver()
  for (const recipe of ['grayscale', 'thermal']) {
    const { data } = await early.seen('result', { recipe, status: 'done' })
    t.match(data, { format: 'png', width: 60, height: 40, error: null })
    t.match(data.url, `/images/${waiting.id}/results/${recipe}`)
  }
  t.strictSame(early.repeated(), [], 'nothing is told twice')
})

t.test('a failure is sent with its reason', async (t) => {
  const { data } = await hopeful.seen('result', { status: 'failed' })
  t.match(data.error, /./)
})

t.test('a late listener gets the final states', async (t) => {
  const late = await listen(waiting.id)
  await late.seen('result', { recipe: 'thermal', status: 'done' })
  t.strictSame(
    late.events().map(({ data }) => data.status),
    ['done', 'done']
  )
  late.close()
})

t.test('a result requested later is sent too', async (t) => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ recipe: 'resize:width=7' })
  await fetch(`${url}/images/${waiting.id}/results`, { method: 'POST', body, headers })
  const { data } = await early.seen('result', { recipe: 'resize:width=7', status: 'done' })
  t.equal(data.width, 7)
})

t.test('each of many listeners gets everything', async (t) => {
  const { id } = await send()
  const listeners = await Promise.all(Array.from({ length: 100 }, () => listen(id)))
  await Promise.all(listeners.map(({ seen }) => seen('result', { status: 'done' })))
  for (const { close } of listeners) close()
  t.equal((await fetch(`${url}/health`)).status, 200)
})

t.test('no listener gets the events of another image', async (t) => {
  const mine = await send()
  const listener = await listen(mine.id)
  const other = await send()
  await client.settled(other.id)
  await listener.seen('result', { status: 'done' })
  t.notMatch(listener.text(), other.id)
  listener.close()
})

t.test('HEAD has the headers of the stream, and ends', async (t) => {
  const response = await fetch(`${url}/images/${waiting.id}/events`, { method: 'HEAD' })
  t.equal(response.status, 200)
  t.match(response.headers.get('content-type'), /^text\/event-stream/)
})

t.test('a listener gets an event when the image is erased, and the stream ends', async (t) => {
  await fetch(`${url}/images/${waiting.id}`, { method: 'DELETE' })
  await early.seen('deleted')
  await early.ended
  t.equal((await fetch(`${url}/images/${waiting.id}/events`)).status, 404)
  hopeful.close()
})
