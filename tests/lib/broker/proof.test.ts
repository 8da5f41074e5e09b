import { connect } from 'amqplib'
import t, { type Test } from 'tap'
import { openBrokerProxy } from '../../support/broker/broker-proxy.ts'
import { openTestPublisher } from '../../support/broker/open-publisher.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { brokerUrl } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const message = Buffer.from('a message')

async function open(t: Test, url = brokerUrl()) {
  const { publisher, prefix } = openTestPublisher(t, url)
  t.strictSame(await publisher.trouble(), { code: 'broker-not-connected', parameters: {} })
  await waitFor('the connection', () => publisher.broker.connected)
  return { ...publisher, queues: await openQueues(t, prefix) }
}

/** Counts the probes that arrive from now on. */
async function countProbes(t: Test, queue: string) {
  const connection = await connect(brokerUrl())
  t.teardown(() => connection.close())
  const channel = await connection.createChannel()
  let probes = 0
  await channel.consume(queue, () => probes++, { noAck: true })
  return () => probes
}

t.test('a broker that does nothing else is probed, at most once in ten seconds', async (t) => {
  const { trouble, names, queues } = await open(t)
  const began = performance.now()
  await Promise.all([trouble(), trouble(), trouble()])
  t.equal(await trouble(), undefined)
  t.equal(await queues.ready(names.probe), 1)
  const probes = await countProbes(t, names.probe)
  await waitFor('the one that waited', () => probes() === 1)

  const next = await waitFor('the next', async () => {
    await trouble()
    return probes() === 2 && performance.now() - began
  })
  t.ok(next >= 10_000, `after ${Math.round(next)} ms`)
})

t.test('a confirmed message spares the probe', async (t) => {
  const { publish, trouble, names, queues } = await open(t)
  await publish(names.lanes.images, message)
  t.equal(await trouble(), undefined)
  await t.rejects(queues.ready(names.probe), /no queue/)
})

t.test('probes leave one message, whichever release of RabbitMQ', async (t) => {
  const { publish, names, trouble, queues } = await open(t)
  await trouble()
  for (let i = 0; i < 5; i++) await publish(names.probe, message)
  await waitFor('one', async () => (await queues.ready(names.probe)) === 1)
})

t.test('a message that is not confirmed counts until its queue confirms again', async (t) => {
  const fate = { answers: Number.POSITIVE_INFINITY, silent: true }
  const proxy = await openBrokerProxy(t, () => fate)
  const { publish, trouble, names, queues, broker } = await open(t, proxy.url)
  await publish(names.lanes.images, message)
  fate.answers = 0
  await t.rejects(publish(names.lanes.images, message), {
    name: 'NotPublished',
    failure: { code: 'broker-unconfirmed' }
  })
  t.match(await trouble(), { code: 'broker-unconfirmed' })

  fate.answers = Number.POSITIVE_INFINITY
  proxy.cutAll()
  await waitFor('the connection', () => broker.connected === false)
  await waitFor('the connection', () => broker.connected)
  await publish(names.lanes.bulk, message)
  t.equal(await trouble(), undefined, 'the lane was tried')
  await waitFor('both to be back', async () => (await queues.ready(names.lanes.images)) === 2)
})
