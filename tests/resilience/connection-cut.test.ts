import t from 'tap'
import { openBrokerProxy } from '../support/broker/broker-proxy.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom, status } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

/** The broker's answers until a program is ready: the handshake, then one for each declaration. */
const ANSWERS = 14

const image = { name: 'a.jpg', bytes: await photo(60, 40) }

t.test('a connection cut at any moment is restored, and no process dies of it', async (t) => {
  // two connections each for web and receiver: all four are cut at every moment
  const proxy = await openBrokerProxy(t, (connection) => {
    const round = Math.floor(connection / 4)
    return { answers: round < ANSWERS ? round : Number.POSITIVE_INFINITY }
  })
  const darkroom = await openDarkroom(t, { AMQP_URL: proxy.url })
  const receiver = darkroom.startReceiver()
  const web = await darkroom.startWeb({}, '/health')
  await waitFor(
    'both to be connected',
    async () => (await fetch(`${darkroom.url}/ready`)).ok && (await status(darkroom.url)).receivers,
    90_000
  )
  const client = createClient(darkroom.url)
  t.match((await client.settled(await client.accepted(image))).results, [{ status: 'done' }])

  for (let cut = 1; cut <= 3; cut++) {
    const before = proxy.connections()
    proxy.cutAll()
    const id = await client.accepted(image)
    t.match((await client.settled(id)).results, [{ status: 'done' }])
    await waitFor('all four again', () => proxy.connections() >= before + 4)
  }
  // those taken by the proxy are not yet those that web can ask by
  await waitFor('one receiver', async () => (await status(darkroom.url)).receivers === 1)
  t.ok(web.alive() && receiver.alive())
})

t.test('a broker that never greets is tried again', async (t) => {
  const proxy = await openBrokerProxy(t, (connection) =>
    connection < 2 ? { answers: 0, silent: true } : { answers: Number.POSITIVE_INFINITY }
  )
  const darkroom = await openDarkroom(t, { AMQP_URL: proxy.url })
  await darkroom.startWeb()
  // ready needs only one of the two that web has
  await waitFor('both to be tried again', () => proxy.connections() === 4)
})
