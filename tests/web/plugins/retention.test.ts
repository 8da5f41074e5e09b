import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const SECONDS = 4

const darkroom = await openDarkroom(t, { RETENTION_HOURS: String(SECONDS / 3600) })
const { web } = await darkroom.start()
const { url, files } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const addressesOf = (id: string) =>
  ['', '/original', '/results/grayscale', '/events'].map((path) => `${url}/images/${id}${path}`)

t.test('an expired image is erased: first its addresses, then its files', async (t) => {
  const id = await client.accepted(fry)
  const { createdAt, expiresAt } = await client.settled(id)
  t.equal(Date.parse(expiresAt) - Date.parse(createdAt), SECONDS * 1000)
  const listener = await openEventStream(`${url}/images/${id}/events`)
  await listener.seen('result', { status: 'done' })
  await listener.seen('deleted')
  await listener.ended
  t.ok(Date.now() >= Date.parse(expiresAt), 'who listens is told, not before its time')
  for (const address of addressesOf(id)) {
    await assertProblem(t, await fetch(address), { status: 404, code: 'no-such-image' })
  }
  const headers = { 'content-type': 'application/json' }
  const again = { method: 'POST', body: '{"recipe":"thermal"}', headers }
  const response = await fetch(`${url}/images/${id}/results`, again)
  await assertProblem(t, response, { status: 404, code: 'no-such-image' })
  await waitFor('its files to go', async () => (await files()).length === 0)
})

t.test('a batch is erased with the last of its images', async (t) => {
  const early = await client.accepted(fry)
  await client.settled(early)
  const late = await client.accepted(fry)
  const response = await client.postJson('/batches', { images: [early, late] })
  t.equal(response.status, 201)
  const { id, expiresAt } = (await response.json()) as { id: string; expiresAt: string }
  t.equal(expiresAt, (await client.readImage(late)).expiresAt)
  const listener = await openEventStream(`${url}/batches/${id}/events`)
  await listener.seen('deleted')
  await listener.ended
  t.ok(Date.now() >= Date.parse(expiresAt))
  for (const path of ['', '/events', '/zip']) {
    const response = await fetch(`${url}/batches/${id}${path}`)
    await assertProblem(t, response, { status: 404, code: 'no-such-batch' })
  }
  await waitFor('its files to go', async () => (await files()).length === 0)
})

t.test('what expired while web was down is erased at its start', async (t) => {
  const id = await client.accepted(fry)
  const { expiresAt } = await client.settled(id)
  await web.stop()
  await waitFor('its time to be over', () => Date.now() > Date.parse(expiresAt))
  t.ok((await files()).length > 0)
  await darkroom.startWeb()
  await waitFor('its files to go', async () => (await files()).length === 0)
})
