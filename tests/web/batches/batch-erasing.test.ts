import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const leela = { name: 'leela.jpg', bytes: await photo(40, 60, 2) }
const listen = (id: string) => openEventStream(`${url}/batches/${id}/events`)

t.test('an image that is erased drops out of its batch', async (t) => {
  const id = await client.batchOf([fry, leela])
  const { images } = await client.batchSettled(id)
  const listener = await listen(id)
  await listener.seen('result', { image: images[1]?.id })
  await fetch(url + images[0]?.url, { method: 'DELETE' })
  await listener.seen('gone', { image: images[0]?.id })
  const left = await client.readBatch(id)
  t.match(left, { gone: 1, progress: { done: 1, total: 1 } })
  t.strictSame(
    left.images.map(({ id }) => id),
    [images[1]?.id]
  )
  await fetch(url + images[1]?.url, { method: 'DELETE' })
  t.match(await client.readBatch(id), { gone: 2, progress: { total: 0 }, images: [] })
  const page = await fetch(`${url}/batches/${id}`, { headers: { accept: 'text/html' } })
  t.match(await page.text(), 'No photographs are left.')
  listener.close()
})

t.test('a batch is erased with all its images, and listeners are notified', async (t) => {
  const id = await client.batchOf([fry, leela])
  const { images } = await client.batchSettled(id)
  // the receiver describes an original after its prints
  await waitFor('both to be described', async () =>
    (await client.readBatch(id)).images.every(({ original }) => original.colorSpace)
  )
  const listener = await listen(id)
  await listener.seen('result', { image: images[1]?.id })
  t.equal((await fetch(`${url}/batches/${id}`, { method: 'DELETE' })).status, 204)
  await listener.seen('deleted', {}, 5000)
  await listener.ended
  for (const path of [`/batches/${id}`, `/batches/${id}/events`, `/batches/${id}/zip`]) {
    await assertProblem(t, await fetch(url + path), { status: 404, code: 'no-such-batch' })
  }
  t.equal((await fetch(url + images[0]?.url)).status, 404)
  const ids = [id, ...images.map((image) => image.id)]
  const left = (await filesIn(dataDir)).filter((file) => ids.some((one) => file.includes(one)))
  t.strictSame(left, [])
})
