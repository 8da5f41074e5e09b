import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const leela = { name: 'leela.jpg', bytes: await photo(40, 60, 2) }

t.test('another print is requested of every image', async (t) => {
  const id = await client.batchOf([fry, leela])
  const json = await client.postJson(`/batches/${id}/results`, { recipe: 'resize:width=7' })
  t.equal(json.status, 202)
  t.equal(json.headers.get('location'), `/batches/${id}`)
  const form = await client.postForm(`/batches/${id}/results`, [
    ['recipe', '@thumb'],
    ['recipe', '']
  ])
  t.equal(form.status, 303)
  const { images, progress } = await client.batchSettled(id)
  t.match(progress, { done: 6, total: 6 })
  for (const { results } of images) {
    t.match(
      results.map(({ recipe }) => recipe),
      ['grayscale', 'resize:width=7', /^resize:width=320;height=320/]
    )
  }
  for (const [body, code, status] of [
    [{ recipe: 'frobnicate' }, 'bad-recipe', 422],
    [{}, 'no-recipe', 400]
  ] as const) {
    const response = await client.postJson(`/batches/${id}/results`, body)
    await assertProblem(t, response, { status, code })
  }
  t.equal((await client.readBatch(id)).progress.total, 6)
})

t.test('a contact sheet is not a print of the batch', async (t) => {
  const id = await client.batchOf([fry, leela])
  const { images } = await client.batchSettled(id)
  await fetch(`${url}${images[0]?.url}/contact-sheet`, {
    method: 'POST',
    headers: { prefer: 'wait=20' }
  })
  const listener = await openEventStream(`${url}/batches/${id}/events`)
  t.match((await client.readBatch(id)).progress, { done: 2, total: 2 })
  await listener.seen('result', { image: images[1]?.id, status: 'done' })
  t.notMatch(listener.text(), 'contact-sheet')
  listener.close()
})

t.test('some images of a batch get a print, and no others', async (t) => {
  const id = await client.batchOf([fry, { ...fry, name: 'leela.jpg' }])
  const [one, two] = (await client.readBatch(id)).images
  const wanted = { recipe: 'sepia', images: [two?.id, 'AAAAAAAAAAAAAAAAAAAAAA'] }
  const response = await client.postJson(`/batches/${id}/results`, wanted)
  t.equal(response.status, 202)
  const recipesOf = async (image = '') =>
    (await client.readImage(image)).results.map(({ recipe }) => recipe)
  t.same(await recipesOf(one?.id), ['grayscale'])
  t.same(await recipesOf(two?.id), ['grayscale', 'sepia'])
})
