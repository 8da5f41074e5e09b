import t from 'tap'
import { allQueues } from '#lib/broker/topology.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const image = { name: 'a.jpg', bytes: await photo(60, 40) }

t.test('queues deleted at the broker are declared again, and work goes on', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.start()
  const queues = await openQueues(t, darkroom.queuePrefix)
  for (const queue of allQueues(queues.names)) await queues.remove(queue)

  const id = await client.accepted(image)
  t.match((await client.settled(id)).results, [{ status: 'done' }])
  t.equal(await queues.receivers(), 1)
})

t.test('jobs that were lost with their queue are published again once web is back', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const web = await darkroom.startWeb()
  const queues = await openQueues(t, darkroom.queuePrefix)
  const ids = [await client.accepted(image), await client.accepted(image)]
  await queues.purge(queues.names.lanes.images)
  await web.stop()
  await darkroom.startWeb()
  await waitFor('both', async () => (await queues.ready(queues.names.lanes.images)) === 2)

  darkroom.startReceiver()
  for (const id of ids) t.match((await client.settled(id)).results, [{ status: 'done' }])
  t.notOk((await darkroom.files()).some((file) => file.startsWith('pending')))
})

t.test('an exchange deleted at the broker is declared again, and events are heard', async (t) => {
  const darkroom = await openDarkroom(t)
  darkroom.startReceiver()
  await darkroom.startWebHere({ silentMs: 7000 })
  const queues = await openQueues(t, darkroom.queuePrefix)
  await waitFor('web', () => queues.isHeard().catch(() => false))
  await queues.removeExchange()
  t.notOk(await queues.isHeard().catch(() => false))
  await waitFor('web to listen again', () => queues.isHeard().catch(() => false))

  const client = createClient(darkroom.url)
  const id = await client.accepted(image)
  t.match((await client.settled(id)).results, [{ status: 'done' }])
})
