import t from 'tap'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { slowImage, slowRecipe } from '../../support/images/slow.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const FAIR_SHARE = 8
const RECIPE = 'grayscale,output:format=jpeg'
/** The length of `[12:00:00.490]`. */
const MOMENT = 14

/** The lines of a log that say so, oldest first. */
const linesOf = ({ output }: { output: () => string }, what: string) =>
  output()
    .split('\n')
    .filter((line) => line.includes(what))

t.test("a single photograph waits for few of another client's hundreds", async (t) => {
  const fry = { name: 'fry.jpg', bytes: await photo(480, 360) }
  const many = Array.from({ length: 20 }, () => fry)
  const darkroom = await openDarkroom(t, { LOG_LEVEL: 'info', RECEIVER_CONCURRENCY: '2' })
  const { web, receiver } = await darkroom.start()
  const client = createClient(darkroom.url)
  const sending = Array.from({ length: 15 }, () => client.batchOf(many, [RECIPE]))
  await waitFor('the work to begin', () => linesOf(receiver, 'image developed').length > FAIR_SHARE)

  /** How many were settled between the acceptance of this client's and its own settling. */
  async function waits(address: string): Promise<number> {
    const headers = { 'x-forwarded-for': address }
    const { id } = (await (await client.send([fry], [RECIPE], headers)).json()) as { id: string }
    await waitFor('its line', () => linesOf(receiver, `developed {"image":"${id}"`).length === 1)
    const [accepted = ''] = linesOf(web, `accepted {"image":"${id}"`)
    const developed = linesOf(receiver, 'image developed')
    const place = developed.findIndex((line) => line.includes(id))
    const later = (line: string) => line.slice(0, MOMENT) >= accepted.slice(0, MOMENT)
    return developed.slice(0, place).filter(later).length
  }

  for (let i = 1; i <= 5; i++) {
    const waited = await waits(`203.0.113.${i}`)
    t.ok(waited <= FAIR_SHARE, `it waited for ${waited}`)
  }
  t.ok(linesOf(receiver, 'image developed').length < 200, 'the others were far from done')
  for (const id of await Promise.all(sending))
    t.equal((await client.batchSettled(id)).progress.done, 20)
})

t.test('sheets that never end starve neither images nor bulk', async (t) => {
  const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
  const darkroom = await openDarkroom(t, { FAIR_SHARE: '4', RECEIVER_CONCURRENCY: '2' })
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { lanes } = queues.names
  await darkroom.start()
  const id = await client.accepted(fry)
  await client.settled(id)

  // to find that a job is settled takes less than to develop one, so that the lane is kept full
  const sheet = encodeJob(createJob(id, 'grayscale'))
  const waiting: number[] = []
  let endless = true
  async function flow() {
    while (endless) {
      const ready = await queues.ready(lanes.first)
      if (ready < 1000) await queues.publish(sheet, 'first', 1000)
      waiting.push(ready)
    }
  }
  const flowing = flow()
  await waitFor('the flow', () => waiting.length > 1)
  const ids = await Promise.all(Array.from({ length: 12 }, () => client.accepted(fry)))
  for (const id of ids) t.equal((await client.settled(id)).results[0]?.status, 'done')
  endless = false
  await flowing
  t.ok(Math.min(...waiting.slice(1)) > 0, 'sheets were waiting all the time')
})

t.test('at SIGTERM it gives back at once what it has not begun', async (t) => {
  const settings = { FAIR_SHARE: '4', RECEIVER_CONCURRENCY: '1' }
  const darkroom = await openDarkroom(t, settings)
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { lanes } = queues.names
  await darkroom.startWeb()
  const slow = await slowImage()
  const ids = await Promise.all(
    Array.from({ length: 12 }, () => client.accepted(slow, slowRecipe(0.5)))
  )
  t.equal(await queues.ready(lanes.bulk), 8)

  const receiver = darkroom.startReceiver()
  await waitFor('all to be in hand', async () => {
    return (await queues.ready(lanes.images)) + (await queues.ready(lanes.bulk)) === 0
  })
  receiver.kill('SIGTERM')
  await waitFor('those of bulk', async () => (await queues.ready(lanes.bulk)) >= 7)
  t.ok(receiver.alive(), 'it works on what it has begun')
  t.equal(await receiver.stop(), 0)
  darkroom.startReceiver({ RECEIVER_CONCURRENCY: '2' })
  for (const id of ids) t.equal((await client.settled(id)).results[0]?.status, 'done')
})
