import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { openImages, originalKey } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { slowImage, slowRecipe } from '../../support/images/slow.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { freePort } from '../../support/processes/free-port.ts'
import { pause } from '../../support/processes/pause.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
/** Instead of every 10 s, and a margin of 30 s. */
const OFTEN = { lookForLostJobsMs: 300, lostJobsMarginMs: 1500 }
const LOST = 20
/** Longer than a test lasts. */
const LONG_MS = 600_000
const OTHERS = 15
/** What a receiver that develops one at a time takes of each lane. */
const IN_HAND = 7

async function open(t: Test) {
  const darkroom = await openDarkroom(t)
  await darkroom.startWebHere(OFTEN)
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { images } = queues.names.lanes
  await waitFor('web', async () => (await fetch(`${darkroom.url}/ready`)).ok)
  return {
    darkroom,
    client,
    marks: () => filesIn(join(darkroom.dataDir, 'pending')),
    waiting: () => queues.ready(images),
    purge: () => queues.purge(images),
    accepted: (count: number) =>
      Promise.all(Array.from({ length: count }, () => client.accepted(fry))),
    /** Each has one result, and it is done. */
    async areDone(ids: string[]) {
      for (const id of ids)
        t.match((await client.settled(id, 60_000)).results, [{ status: 'done' }])
    }
  }
}

t.test('a mark exists from before the job is published until it is settled', async (t) => {
  const { client, marks, waiting, darkroom, areDone } = await open(t)
  const id = await client.accepted(fry)
  t.match(await marks(), [id])
  t.equal(await waiting(), 1)
  darkroom.startReceiver()
  await areDone([id])
  t.strictSame(await marks(), [])
})

t.test('a lost job is published again once, whichever web process looks', async (t) => {
  const { darkroom, accepted, purge, waiting } = await open(t)
  await darkroom.startWebHere(OFTEN, { PORT: String(await freePort()) })
  await accepted(1)
  await purge()
  await waitFor('it to wait', async () => (await waiting()) === 1)
  await accepted(1)
  t.equal(await waiting(), 2)
})

t.test('lost jobs are found while others keep coming', async (t) => {
  const { darkroom, client, accepted, purge, areDone } = await open(t)
  const lost = await accepted(LOST)
  await purge()
  const keepSending = new AbortController()
  const others: string[] = []
  const sending = (async () => {
    while (!keepSending.signal.aborted) others.push(await client.accepted(fry))
  })()
  const receiver = darkroom.startReceiver()
  await areDone(lost)
  keepSending.abort()
  await sending
  await areDone(others)
  t.ok(receiver.alive())
})

t.test('what went with the broker is found at once, though others came since', async (t) => {
  const darkroom = await openDarkroom(t, { RECEIVER_CONCURRENCY: '1', FAIR_SHARE: '1000' })
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const before = await darkroom.startWeb()
  await client.accepted(fry)
  await queues.purge(queues.names.lanes.images)
  await before.stop()
  // the lane is not empty when web comes back, nor at any time after
  await queues.publish(encodeJob(createJob('a'.repeat(22), 'grayscale')))
  await darkroom.startWebHere({ ...OFTEN, lostJobsMarginMs: LONG_MS })
  await waitFor('web', async () => (await fetch(`${darkroom.url}/ready`)).ok)
  const next = await client.accepted(fry)
  const slow = await slowImage()
  for (let i = 0; i < OTHERS; i++) await client.accepted(slow, slowRecipe(2))

  const receiver = darkroom.startReceiver()
  await client.settled(next)
  const resume = await pause(receiver)
  const waiting = () => queues.ready(queues.names.lanes.images)
  await waitFor('the lost one', async () => (await waiting()) > OTHERS - IN_HAND)
  resume()
})

t.test('lost jobs are found while another one is being retried', async (t) => {
  const { darkroom, client, accepted, purge, areDone, marks } = await open(t)
  const stuck = await client.accepted(fry)
  const original = join(darkroom.dataDir, originalKey(stuck))
  await rename(original, `${original}-away`)
  const receiver = darkroom.startReceiver()
  await waitFor('its retry', () => receiver.output().includes('scheduling a retry'))
  await receiver.stop()
  const lost = await accepted(LOST)
  await purge()
  darkroom.startReceiver()
  await areDone(lost)
  t.match(await marks(), [stuck], 'it waits for its retry')
})

t.test('a mark that was left behind goes, and nothing is published', async (t) => {
  const { darkroom, client, marks, waiting, areDone } = await open(t)
  const receiver = darkroom.startReceiver()
  const id = await client.accepted(fry)
  await areDone([id])
  await receiver.stop()
  const images = openImages(openFileStorage(darkroom.dataDir))
  const settled = await images.readSettled(id, 'grayscale')
  if (settled) await images.mark(id, { ...settled, lane: 'images' })
  await waitFor('it to go', async () => (await marks()).length === 0)
  t.equal(await waiting(), 0)
  await areDone([id])
})
