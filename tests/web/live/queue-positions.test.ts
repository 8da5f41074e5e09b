import t from 'tap'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { freePort } from '../../support/processes/free-port.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
const web = await darkroom.startWeb()
const client = createClient(darkroom.url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const first = await client.accepted(fry, 'grayscale')
const second = await client.accepted(fry, 'sepia')
const third = await client.accepted(fry, 'thermal')

const position = async (id: string, { readImage } = client) =>
  (await readImage(id)).results[0]?.position ?? null

/** Positions are updated at most every half second. */
const places = (expected: (number | null)[], of = client) =>
  waitFor(`the places ${expected}`, async () => {
    const found = await Promise.all([first, second, third].map((id) => position(id, of)))
    return JSON.stringify(found) === JSON.stringify(expected)
  })

t.test('a waiting result has its position in the queue, in order of arrival', async () => {
  await places([1, 2, 3])
})

t.test('contact sheets go ahead of it', async (t) => {
  const looked = await client.accepted(fry, PREVIEW_SHEET)
  await places([2, 3, 4])
  t.equal(await position(looked), 1)
  await fetch(`${darkroom.url}/images/${looked}`, { method: 'DELETE' })
  await places([1, 2, 3])
})

t.test('another web process knows the same positions, from the storage', async (t) => {
  const port = await freePort()
  const other = await darkroom.startWeb({ PORT: String(port) })
  t.teardown(() => other.stop())
  await places([1, 2, 3], createClient(`http://localhost:${port}`))
})

t.test('a cancelled result leaves the queue, and the next ones move up', async () => {
  await fetch(`${darkroom.url}/images/${first}/results/grayscale`, { method: 'DELETE' })
  await places([null, 1, 2])
})

t.test('web killed and started again knows the queue', async () => {
  web.kill('SIGKILL')
  await darkroom.startWeb()
  await places([null, 1, 2])
})

t.test('a result being developed is no longer waiting', async () => {
  darkroom.startReceiver()
  await client.settled(third)
  await places([null, null, null])
})
