import t from 'tap'
import { startPrivateBroker } from '../support/broker/private-broker.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom, status } from '../support/processes/darkroom.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

/** Long before a browser or a router would give up. */
const QUICKLY_MS = 4000

const broker = await startPrivateBroker(t)
const image = { name: 'a.jpg', bytes: await photo(60, 40) }

t.test('while the broker is out of memory uploads are refused, and work goes on', async (t) => {
  const darkroom = await openDarkroom(t, { AMQP_URL: broker.url, RECEIVER_CONCURRENCY: '1' })
  const client = createClient(darkroom.url)
  await darkroom.start()
  const recipe = slowRecipe(1)
  const slow = await client.accepted(await slowImage(), recipe)
  const waiting = [await client.accepted(image), await client.accepted(image)]
  await openStates(darkroom).underWay(slow, recipe)
  await broker.rabbitmqctl('set_vm_memory_high_watermark', 'absolute', '1MB')
  t.teardown(() => broker.rabbitmqctl('set_vm_memory_high_watermark', 'absolute', '256MB'))

  for (let upload = 1; upload <= 3; upload++) {
    const began = performance.now()
    const response = await client.send([image])
    t.equal(response.status, 503)
    t.match(response.headers.get('retry-after'), /^\d+$/)
    t.ok(performance.now() - began < QUICKLY_MS)
  }
  for (const id of [slow, ...waiting]) {
    t.match((await client.settled(id)).results, [{ status: 'done' }])
  }
  const queues = await openQueues(t, darkroom.queuePrefix, broker.url)
  await waitFor('the queue to be empty', async () => (await status(darkroom.url)).receivers === 1)
  t.equal(await queues.ready(queues.names.lanes.images), 0)
  t.match(await status(darkroom.url), { broker: { connected: true, blocked: /memory/ } })

  await broker.rabbitmqctl('set_vm_memory_high_watermark', 'absolute', '256MB')
  await waitFor('web to be ready', async () => (await fetch(`${darkroom.url}/ready`)).ok)
  t.match((await client.settled(await client.accepted(image))).results, [{ status: 'done' }])
})
