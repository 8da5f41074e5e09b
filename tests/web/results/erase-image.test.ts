import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url, files } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const large = { name: 'large.jpg', bytes: await photo(1500, 1000) }

async function send(image = fry, recipes: string[] = []) {
  return (await (await client.send([image], recipes)).json()) as ImageJson
}
const erase = (id: string) => fetch(`${url}/images/${id}`, { method: 'DELETE' })
const filesOf = async (id: string) => (await files()).filter((file) => file.includes(id))

t.test('an image erased leaves nothing: no address, no file', async (t) => {
  const image = await send(fry, ['grayscale', 'thermal'])
  await client.settled(image.id)
  t.ok((await filesOf(image.id)).length >= 6)
  const response = await erase(image.id)
  t.equal(response.status, 204)
  t.equal(await response.text(), '')
  // a receiver that was describing it takes back what it wrote
  await waitFor('no file', async () => (await filesOf(image.id)).length === 0)
  for (const path of [
    image.url,
    image.original.url,
    `${image.url}/results/grayscale`,
    `${image.url}/events`
  ]) {
    await assertProblem(t, await fetch(url + path), { status: 404, code: 'no-such-image' })
  }
})

t.test('what a receiver writes just after that goes, too', async (t) => {
  const { id } = await send()
  await client.settled(id)
  await erase(id)
  await darkroom.storage.writeOnce(`images/${id}/metadata.json`, '{}')
  t.equal((await filesOf(id)).length > 0, true)
  await waitFor('no file', async () => (await filesOf(id)).length === 0)
})

t.test('what is erased cannot be erased again', async (t) => {
  const { id } = await send()
  await client.settled(id)
  t.equal((await erase(id)).status, 204)
  await assertProblem(t, await erase(id), { status: 404, code: 'no-such-image' })
})

t.test('other images are left alone', async (t) => {
  const [kept, erased] = [await send(), await send()]
  await erase(erased.id)
  const { results } = await client.settled(kept.id)
  t.equal((await client.bytes(results[0]?.url ?? '')).length, results[0]?.bytes)
})

t.test('an image erased while its jobs wait or are in hand leaves nothing either', async (t) => {
  const recipes = ['grayscale', 'thermal', 'resize:width=700', 'resize:width=701']
  const images = await Promise.all(Array.from({ length: 6 }, () => send(large, recipes)))
  for (const [i, { id }] of images.entries()) {
    const inHand = async () =>
      (await client.readImage(id)).results.some(({ status }) => status !== 'queued')
    if (i > 2) await waitFor('a job in hand', inHand)
    t.equal((await erase(id)).status, 204)
  }
  const last = await send(fry)
  await client.settled(last.id)
  await waitFor('every job to be off hand', async () => {
    const { queue } = (await (await fetch(`${url}/status`)).json()) as {
      queue: Record<string, number>
    }
    return queue.queued === 0 && queue.retrying === 0
  })
  for (const { id } of images) {
    await waitFor(`the files of ${id} to be gone`, async () => (await filesOf(id)).length === 0)
  }
  t.notOk((await files()).some((file) => file.startsWith('pending')))
})

t.test('a form of another site erases nothing', async (t) => {
  const { id } = await send()
  const headers = { 'sec-fetch-site': 'cross-site' }
  const response = await fetch(`${url}/images/${id}`, { method: 'DELETE', headers })
  await assertProblem(t, response, { status: 403, code: 'cross-site' })
  t.equal((await fetch(`${url}/images/${id}`)).status, 200)
})
