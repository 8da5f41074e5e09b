import t from 'tap'
import { LANES, type Lane } from '#lib/broker/lanes.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { openBrokerProxy } from '../../support/broker/broker-proxy.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const TOKEN = 'correct-horse-battery'
/** As a router on this machine names another client. */
const ANOTHER = { 'x-forwarded-for': '203.0.113.7' }

const darkroom = await openDarkroom(t, {
  FAIR_SHARE: '2',
  OPERATOR_TOKEN: TOKEN,
  TRUST_PROXY: 'loopback'
})
const web = await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const queues = await openQueues(t, darkroom.queuePrefix)

const waiting = async () =>
  Object.fromEntries(
    await Promise.all(
      LANES.map(async (lane) => [lane, await queues.ready(queues.names.lanes[lane])] as const)
    )
  ) as Record<Lane, number>

async function send(headers = {}): Promise<string> {
  const response = await client.send([fry], [], headers)
  return ((await response.json()) as { id: string }).id
}

const position = async (id: string) => (await client.readImage(id)).results[0]?.position

const own = await Promise.all(Array.from({ length: 5 }, () => send()))

t.test("a client's jobs beyond its fair share wait in bulk", async (t) => {
  t.strictSame(await waiting(), { first: 0, images: 2, bulk: 3 })
})

t.test("another client's do not, and come before them", async (t) => {
  const id = await send(ANOTHER)
  t.strictSame(await waiting(), { first: 0, images: 3, bulk: 3 })
  await waitFor('its position', async () => (await position(id)) === 3)
})

t.test("the page's sheet goes first; a recipe that begins like it does not", async (t) => {
  const [id = ''] = own
  await client.postJson(`/images/${id}/contact-sheet`, {})
  await client.ask(id, 'contact-sheet')
  t.strictSame(await waiting(), { first: 1, images: 3, bulk: 4 })
  await waitFor('its position', async () => {
    const { results } = await client.readImage(id)
    return results.find(({ recipe }) => recipe === PREVIEW_SHEET)?.position === 1
  })
})

t.test('/status counts each lane, on its page in every language', async (t) => {
  const { queue } = (await (await fetch(`${url}/status`)).json()) as { queue: object }
  t.match(queue, { queued: 8, lanes: { first: 1, images: 3, bulk: 4 } })
  for (const [language, label] of [
    ['en', 'of which previews'],
    ['es', 'de ellos, vistas previas'],
    ['fr', 'dont aperçus']
  ] as const) {
    const authorization = `Bearer ${TOKEN}`
    const headers = { accept: 'text/html', 'accept-language': language, authorization }
    const page = await (await fetch(`${url}/status`, { headers })).text()
    t.match(page, `<dt>${label}</dt><dd>1</dd>`)
  }
})

t.test('erased and settled jobs count no more', async (t) => {
  for (const id of own) await fetch(`${url}/images/${id}`, { method: 'DELETE' })
  await waitFor('room in its share', async () => {
    const before = await waiting()
    const id = await send()
    const after = await waiting()
    await fetch(`${url}/images/${id}`, { method: 'DELETE' })
    return after.images > before.images
  })
  const receiver = darkroom.startReceiver()
  for (const id of await Promise.all([send(), send(), send()])) await client.settled(id)
  await waitFor('empty lanes', async () => (await waiting()).images === 0)
  await receiver.stop()
  await Promise.all([send(), send()])
  await waitFor('both', async () => (await waiting()).images === 2)
  t.equal((await waiting()).bulk, 0)
})

t.test('what was settled while web could not hear of it counts no more', async (t) => {
  await web.stop()
  const fate = { answers: Number.POSITIVE_INFINITY, silent: true }
  const proxy = await openBrokerProxy(t, () => fate)
  await darkroom.startWeb({ AMQP_URL: proxy.url })
  const deaf = await Promise.all([send(), send(), send()])
  fate.answers = 0
  proxy.cutAll()
  const receiver = darkroom.startReceiver()
  for (const id of deaf) await client.settled(id)
  await receiver.stop()
  fate.answers = Number.POSITIVE_INFINITY
  await waitFor('web to be ready', async () => (await fetch(`${url}/ready`)).ok)
  const before = await waiting()
  await waitFor('room in its share', async () => {
    await send()
    return (await waiting()).images > before.images
  })
  t.pass()
})
