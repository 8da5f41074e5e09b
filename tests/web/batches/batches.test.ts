import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const leela = { name: 'leela.jpg', bytes: await photo(40, 60, 2) }
const stub = { name: 'stub.png', bytes: pngStart(60, 40) }
const listen = (id: string) => openEventStream(`${url}/batches/${id}/events`)

// no receiver runs yet, so jobs stay queued
const waiting = await client.batchOf([fry, leela, stub], ['grayscale', 'thermal'])
await waitFor('the position of every print', async () => {
  const { images } = await client.readBatch(waiting)
  const positions = images.flatMap(({ results }) => results.map(({ position }) => position))
  return positions.sort().join() === '1,2,3,4,5,6'
})
const early = await listen(waiting)
let receiver: ReturnType<typeof darkroom.startReceiver> | undefined

t.test('a batch has its progress and its images with all their results', async (t) => {
  const batch = await client.readBatch(waiting)
  t.match(batch, {
    id: waiting,
    url: `/batches/${waiting}`,
    createdAt: /^\d{4}-\d\d-\d\dT/,
    gone: 0,
    progress: { queued: 6, processing: 0, done: 0, failed: 0, total: 6 },
    zip: { url: `/batches/${waiting}/zip` }
  })
  t.strictSame(
    batch.images.map(({ original }) => original.name),
    ['fry.jpg', 'leela.jpg', 'stub.png'],
    'in the order they were sent'
  )
  for (const image of batch.images) {
    t.strictSame(image, await client.readImage(image.id), 'as the image says it itself')
    t.ok(image.expiresAt <= batch.expiresAt)
  }
})

t.test('a listener first gets the current state of every print', async (t) => {
  const { images } = await client.readBatch(waiting)
  await early.seen('result', { image: images[2]?.id, recipe: 'thermal', status: 'queued' })
  // that no receiver is at work may be known by then, or not yet
  const results = early.events().filter(({ event }) => event === 'result')
  t.strictSame(
    results.map(({ data }) => data),
    images.flatMap(({ id, results }) => results.map((result) => ({ image: id, ...result })))
  )
  t.match(early.response.headers.get('content-type'), /^text\/event-stream/)
  t.equal(early.response.headers.get('x-accel-buffering'), 'no')
})

t.test('a ZIP of nothing done is refused, and says what waits', async (t) => {
  const response = await fetch(`${url}/batches/${waiting}/zip`)
  t.match(response.headers.get('retry-after'), /^\d+$/)
  const problem = await assertProblem(t, response, { status: 409, code: 'nothing-ready' })
  t.match(problem, { queued: 6, processing: 0, failed: 0 })
  t.match(problem.detail, /6 wait/)
})

t.test('each change of each image is sent over one connection', async (t) => {
  receiver = darkroom.startReceiver()
  const { images } = await client.batchSettled(waiting)
  for (const { id, results } of images) {
    for (const { recipe, status } of results)
      await early.seen('result', { image: id, recipe, status })
  }
  t.strictSame(early.repeated(), [], 'nothing is told twice')
})

t.test('failed prints are counted, with their reasons', async (t) => {
  const { progress, images } = await client.readBatch(waiting)
  t.match(progress, { done: 4, failed: 2, total: 6 })
  t.match(images[2]?.results, [{ status: 'failed', error: /./ }, { status: 'failed' }])
  const page = await fetch(`${url}/batches/${waiting}`, { headers: { accept: 'text/html' } })
  const html = await page.text()
  t.match(html, 'Prints: 4 ready · 2 failed')
  t.match(html, `<li>2 failed: ${images[2]?.results[0]?.error}</li>`)
  t.match(html, '<progress max="6" value="6"')
  t.notMatch(html, '/original', 'originals are not loaded for small pictures')
})

t.test('what failed is tried again: one print alone, or all of it', async (t) => {
  await receiver?.stop()
  const [, , broken] = (await client.readBatch(waiting)).images
  const statuses = async () =>
    (await client.readBatch(waiting)).images.map(({ results }) =>
      results.map(({ status }) => status).join(' ')
    )
  const one = await client.postForm(`/batches/${waiting}/retry`, [
    ['image', broken?.id ?? ''],
    ['recipe', 'thermal']
  ])
  t.equal(one.status, 303)
  t.equal(one.headers.get('location'), `/batches/${waiting}`)
  t.strictSame(await statuses(), ['done done', 'done done', 'failed queued'])
  const all = await client.postJson(`/batches/${waiting}/retry`, {})
  t.equal(all.status, 202)
  t.match(await all.json(), { id: waiting, progress: { done: 4, queued: 2 } })
  t.strictSame(await statuses(), ['done done', 'done done', 'queued queued'])
  darkroom.startReceiver()
  t.match((await client.batchSettled(waiting)).progress, { done: 4, failed: 2 })
})

t.test('existing images make a batch, in the order given', async (t) => {
  const ids = [await client.accepted(fry), await client.accepted(leela)]
  const response = await client.postJson('/batches', { images: ids.toReversed() })
  t.equal(response.status, 201)
  const batch = (await response.json()) as Awaited<ReturnType<typeof client.readBatch>>
  t.equal(response.headers.get('location'), batch.url)
  t.strictSame(
    batch.images.map(({ id }) => id),
    ids.toReversed()
  )
  const alone = await client.postJson('/batches', { images: ids.slice(1) })
  t.equal(alone.status, 201, 'one is enough')
})

t.test('a page with waiting prints refreshes itself without scripts', async (t) => {
  const id = await client.batchOf([fry, leela])
  const page = async () =>
    await (await fetch(`${url}/batches/${id}`, { headers: { accept: 'text/html' } })).text()
  const { images } = await client.batchSettled(id)
  const html = await page()
  t.notMatch(html, 'http-equiv')
  t.match(html, `<img src="${images[0]?.url}/results/grayscale" alt="Grayscale print of fry.jpg"`)
  t.match(html, 'width="60" height="40" loading="lazy"')
  t.match(html, `href="${images[0]?.url}?batch=${id}"`)
})
