import t from 'tap'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { slowImage, slowRecipe } from '../../support/images/slow.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const FAIR_SHARE = 8
const PATIENCE_MS = 180_000
const RECIPE = 'grayscale,output:format=jpeg'

/** The lines of a log that say so, oldest first. */
const linesOf = ({ output }: { output: () => string }, what: string) =>
  output()
    .split('\n')
    .filter((line) => line.includes(what))

/** In ms of the day, by the log. */
function loggedAt(line = ''): number {
  const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d\.\d+)/.exec(line) ?? []
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}

/** When its developing began: on a busy machine, one that began later may be done before. */
const begunAt = (line = '') => loggedAt(line) - Number(/"ms":(\d+)/.exec(line)?.[1])

t.test("a single photograph waits for few of another client's hundreds", async (t) => {
  const fry = { name: 'fry.jpg', bytes: await photo(480, 360) }
  const many = Array.from({ length: 20 }, () => fry)
  const darkroom = await openDarkroom(t, {
    ...{ LOG_LEVEL: 'info', RECEIVER_CONCURRENCY: '2' },
    TRUST_PROXY: 'loopback'
  })
  const { web, receiver } = await darkroom.start()
  const client = createClient(darkroom.url)
  const sending = Array.from({ length: 12 }, () => client.batchOf(many, [RECIPE]))
  await waitFor('the work to begin', () => linesOf(receiver, 'image developed').length > FAIR_SHARE)

  /** How many were settled since this client's was accepted, of those begun before it. */
  async function waits(address: string): Promise<number> {
    const headers = { 'x-forwarded-for': address }
    const { id } = (await (await client.send([fry], [RECIPE], headers)).json()) as { id: string }
    await client.settled(id)
    const mine = `developed {"image":"${id}"`
    await waitFor('its line', () => linesOf(receiver, mine).length === 1)
    const acceptedAt = loggedAt(linesOf(web, `accepted {"image":"${id}"`)[0])
    const begun = begunAt(linesOf(receiver, mine)[0])
    return linesOf(receiver, 'image developed').filter(
      (line) => loggedAt(line) >= acceptedAt && begunAt(line) < begun
    ).length
  }

  for (let i = 1; i <= 5; i++) {
    const waited = await waits(`203.0.113.${i}`)
    t.ok(waited <= FAIR_SHARE, `it waited for ${waited}`)
  }
  t.ok(linesOf(receiver, 'image developed').length < 200, 'the others were far from done')
  for (const id of await Promise.all(sending)) {
    t.equal((await client.batchSettled(id, PATIENCE_MS)).progress.done, 20)
  }
})

t.test('sheets that never end starve neither images nor bulk', async (t) => {
  const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
  const many = Array.from({ length: 20 }, () => fry)
  const darkroom = await openDarkroom(t, { FAIR_SHARE: '4', RECEIVER_CONCURRENCY: '2' })
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { lanes } = queues.names
  await darkroom.start()
  const waiting: number[] = []
  let endless = true
  async function flow() {
    while (endless) {
      if ((await queues.ready(lanes.first)) < 100) await client.batchOf(many, [PREVIEW_SHEET])
      waiting.push(await queues.ready(lanes.first))
    }
  }
  const flowing = flow()
  await waitFor('the flow', () => (waiting.at(-1) ?? 0) > 40)
  const before = waiting.length
  const ids = await Promise.all(Array.from({ length: 12 }, () => client.accepted(fry)))
  for (const id of ids) t.equal((await client.settled(id, PATIENCE_MS)).results[0]?.status, 'done')
  endless = false
  await flowing
  t.ok(Math.min(...waiting.slice(before)) > 0, 'sheets were waiting all the time')
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
    Array.from({ length: 10 }, () => client.accepted(slow, slowRecipe(0.5)))
  )
  t.equal(await queues.ready(lanes.bulk), 6)

  const receiver = darkroom.startReceiver()
  await waitFor('all to be in hand', async () => {
    return (await queues.ready(lanes.images)) + (await queues.ready(lanes.bulk)) === 0
  })
  receiver.kill('SIGTERM')
  await waitFor('those of bulk', async () => (await queues.ready(lanes.bulk)) === 6)
  t.ok(receiver.alive(), 'it works on what it has begun')
  t.equal(await receiver.stop(), 0)
  darkroom.startReceiver({ RECEIVER_CONCURRENCY: '2' })
  for (const id of ids) t.equal((await client.settled(id, PATIENCE_MS)).results[0]?.status, 'done')
})
