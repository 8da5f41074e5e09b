import t, { type Test } from 'tap'
import { NotPublished } from '#lib/broker/publisher.ts'
import { openBrokerProxy } from '../../support/broker/broker-proxy.ts'
import { openTestPublisher } from '../../support/broker/open-publisher.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { brokerUrl } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const message = Buffer.from('a message')

/** A connected publisher with its own queue prefix. */
async function open(t: Test, url = brokerUrl()) {
  const { publisher, prefix } = openTestPublisher(t, url)
  await t.rejects(publisher.publish('any', message), {
    name: 'NotPublished',
    failure: { code: 'broker-not-connected' }
  })
  await waitFor('the connection', () => publisher.broker.connected)
  return { ...publisher, queues: await openQueues(t, prefix) }
}

t.test('publishes a message to its queue, with its headers', async (t) => {
  const { publish, names, queues } = await open(t)
  await publish(names.dead, message, { headers: { reason: 'a test' } })
  const taken = await queues.take(names.dead)
  t.match(taken, { content: 'a message', headers: { reason: 'a test' } })
})

t.test('reports a missing queue, and declares it again for the next attempt', async (t) => {
  const { publish, names, queues } = await open(t)
  await queues.remove(names.lanes.images)
  await t.rejects(publish(names.lanes.images, message), {
    name: 'NotPublished',
    failure: { code: 'queue-missing', parameters: { queue: names.lanes.images } }
  })
  await publish(names.lanes.images, message)
  t.equal(await queues.ready(names.lanes.images), 1)
})

t.test('fails at once when the connection is lost before the confirm', async (t) => {
  const fate = { answers: Number.POSITIVE_INFINITY, silent: true }
  const proxy = await openBrokerProxy(t, () => fate)
  const { publish, names, broker } = await open(t, proxy.url)
  fate.answers = 0
  const waiting = publish(names.lanes.images, message)
  setImmediate(() => proxy.cutAll())
  await t.rejects(waiting, {
    name: 'NotPublished',
    failure: { code: 'broker-lost' }
  })
  await t.rejects(publish(names.lanes.images, message), {
    name: 'NotPublished',
    failure: { code: 'broker-not-connected' }
  })
  fate.answers = Number.POSITIVE_INFINITY
  await waitFor('the connection to come back', () => broker.connected)
  await publish(names.lanes.images, message)
})

t.test('gives up after 5 seconds without a confirm', async (t) => {
  const fate = { answers: Number.POSITIVE_INFINITY, silent: true }
  const proxy = await openBrokerProxy(t, () => fate)
  const { publish, names } = await open(t, proxy.url)
  fate.answers = 0
  const began = performance.now()
  const err = await publish(names.lanes.images, message).catch((err) => err)
  t.ok(err instanceof NotPublished)
  t.equal(err.failure.code, 'broker-unconfirmed')
  t.ok(performance.now() - began > 4900)
  fate.answers = Number.POSITIVE_INFINITY
})
