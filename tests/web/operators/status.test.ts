import { totalmem } from 'node:os'
import t from 'tap'
import packageJson from '../../../package.json' with { type: 'json' }
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

type Status = {
  queue: { queued: number; lanes: object; retrying: number; dead: number } | null
  receivers: number | null
  receiving: { concurrency: number; memory: { room: number; free: number } }[]
  [member: string]: unknown
}

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const read = async () => (await (await fetch(`${url}/status`)).json()) as Status

t.test('/status reports the state of the darkroom', async (t) => {
  await waitFor('both connections', async () => (await read()).queue !== null)
  const response = await fetch(`${url}/status`)
  t.equal(response.status, 200)
  t.match(await response.json(), {
    status: 'OK',
    version: packageJson.version,
    uptime: Number,
    broker: { connected: true, blocked: null },
    queue: { queued: 0, lanes: { first: 0, images: 0, bulk: 0 }, retrying: 0, dead: 0 },
    receivers: 0,
    storage: { writable: true, error: null }
  })
})

t.test('it counts waiting jobs and receivers', async (t) => {
  const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
  await client.send([fry, fry], ['grayscale', 'thermal'])
  await waitFor('four jobs to wait', async () => (await read()).queue?.queued === 4)
  const [one, two] = [darkroom.startReceiver(), darkroom.startReceiver()]
  await waitFor('two receivers', async () => (await read()).receivers === 2)
  await waitFor('nothing to wait', async () => (await read()).queue?.queued === 0)
  await Promise.all([one.stop(), two.stop()])
  await waitFor('no receiver', async () => (await read()).receivers === 0)
  t.pass()
})

t.test('each receiver reports its jobs in hand and its memory', async (t) => {
  const receiver = darkroom.startReceiver({ RECEIVER_CONCURRENCY: '3' })
  const { receiving } = await waitFor('a report', async () => {
    const status = await read()
    const [only, ...others] = status.receiving
    return others.length === 0 && only?.concurrency === 3 && status
  })
  t.match(receiving, [{ concurrency: 3, inHand: 0, memory: { rss: Number, room: Number } }])
  t.equal(receiving[0]?.memory.free, receiving[0]?.memory.room, 'nothing in hand, all is free')
  t.ok((receiving[0]?.memory.room ?? 0) < totalmem())
  await receiver.stop()
})

t.test('its uptime grows', async (t) => {
  const { uptime } = await read()
  await waitFor('a second', async () => Number((await read()).uptime) > Number(uptime))
  t.pass()
})

t.test('/health and /ready answer OK, to HEAD as well', async (t) => {
  for (const path of ['/health', '/ready']) {
    const response = await fetch(url + path)
    t.equal(response.status, 200)
    t.match(await response.json(), { status: 'OK' })
    t.equal((await fetch(url + path, { method: 'HEAD' })).status, 200)
  }
})
