import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { deleteQueues, openDarkroom } from '../support/processes/darkroom.ts'
import { openS3Server, withS3Server } from '../support/storage/s3-server.ts'
import { waitFor } from '../support/wait-for.ts'

const bytes = await photo(300, 200)
const image = { name: 'a.jpg', bytes }
const UPLOADS = 100
/** The store's absence, which may be made longer: AWAY_SECONDS=60 AWAY_JOBS=200 */
const AWAY_MS = Number(process.env.AWAY_SECONDS ?? 8) * 1000
const AWAY_JOBS = Number(process.env.AWAY_JOBS ?? 40)
const RETRY_MS = 500
const SETTLED_MS = 120_000

t.test(
  'a machine is lost with its disk and the broker in the middle of uploads: every accepted image comes',
  withS3Server,
  async (t) => {
    const server = await openS3Server(t)
    const darkroom = await openDarkroom(t, server.env('lost'))
    const { web, receiver } = await darkroom.start()
    const client = createClient(darkroom.url)
    const ids: string[] = []
    // as a client does that a busy store has asked for patience
    async function send(): Promise<void> {
      const response = await client.send([image])
      if (response.status === 503) return await delay(RETRY_MS).then(send)
      t.equal(response.status, 202)
      ids.push(((await response.json()) as { id: string }).id)
      if (ids.length === UPLOADS / 2) for (const process of [web, receiver]) process.kill('SIGKILL')
    }
    const sent = Promise.allSettled(Array.from({ length: UPLOADS }, send))
    await Promise.all([web.exited, receiver.exited, sent])
    t.ok(ids.length < UPLOADS, `${ids.length} were accepted`)
    await rm(darkroom.dataDir, { recursive: true, force: true })
    await deleteQueues(darkroom.queuePrefix)

    await darkroom.start()
    for (const id of ids) {
      const { results } = await client.settled(id, SETTLED_MS)
      t.match(results, [{ recipe: 'grayscale', status: 'done' }])
    }
    const print = await fetch(`${darkroom.url}/images/${ids[0]}/results/grayscale`)
    t.match(await print.bytes(), { length: Number(print.headers.get('content-length')) })
    t.equal((await fetch(`${darkroom.url}/images/${ids[0]}`, { method: 'DELETE' })).status, 204)
    t.equal((await fetch(`${darkroom.url}/images/${ids[0]}/original`)).status, 404)
  }
)

t.test(
  'the store is away for a while: no job is lost, and nobody hangs',
  withS3Server,
  async (t) => {
    const server = await openS3Server(t)
    const darkroom = await openDarkroom(t, server.env('away'))
    await darkroom.start()
    const client = createClient(darkroom.url)
    const accepted = await Promise.all(
      Array.from({ length: AWAY_JOBS }, () => client.accepted(image))
    )
    await server.stop()

    const began = performance.now()
    while (performance.now() - began < AWAY_MS) {
      const sent = performance.now()
      const response = await client.send([image])
      const seconds = (performance.now() - sent) / 1000
      t.equal(response.status, 503)
      t.ok(response.headers.has('retry-after'))
      t.match(await response.json(), { reason: { code: 'store-away' } })
      t.ok(seconds < 6, `${seconds.toFixed(1)} s`)
      await delay(100)
    }
    t.equal((await fetch(`${darkroom.url}/ready`)).status, 503)
    await server.startAgain()
    await waitFor('ready again', async () => (await fetch(`${darkroom.url}/ready`)).ok)
    for (const id of accepted) {
      const { results } = await client.settled(id, SETTLED_MS)
      t.match(results, [{ status: 'done' }])
    }
  }
)
