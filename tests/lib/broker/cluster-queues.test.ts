import { randomBytes } from 'node:crypto'
import { connect } from 'amqplib'
import t from 'tap'
import { withReason } from '#lib/broker/declare-or-find.ts'
import { LANES } from '#lib/broker/lanes.ts'
import { openPrepared } from '#lib/broker/open-prepared.ts'
import { allQueues, declareTopology, queueNames, queueNamesOf } from '#lib/broker/topology.ts'
import { brokerUrl, deleteQueues } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const connection = await connect(brokerUrl())
t.teardown(() => connection.close())
const open = async () => {
  const channel = await connection.createChannel()
  return channel.on('error', () => {})
}

function namesOfCluster() {
  const prefix = `test-${randomBytes(6).toString('hex')}.`
  t.teardown(() => deleteQueues(prefix))
  return queueNames(prefix, true)
}

t.test('whoever names several nodes has a cluster', async (t) => {
  const of = (amqpUrl?: string) => queueNamesOf({ queuePrefix: '', amqpUrl }).inCluster
  t.strictSame([of(), of('amqp://a'), of('amqp://a,amqp://b')], [false, false, true])
})

t.test('no queue of a cluster lies on one node alone', async (t) => {
  const names = namesOfCluster()
  const channel = await openPrepared(connection, names, open)
  const other = await open()
  // a broker tells the type of a queue only to whoever declares it otherwise
  const declared = declareTopology(other, { ...names, inCluster: false })
  await t.rejects(withReason(other, declared), { message: "'x-queue-type'" })
  const [lane] = LANES
  channel.sendToQueue(names.retry[lane][0] ?? '', Buffer.from('a job'))
  const isBack = async () => await channel.get(names.lanes[lane], { noAck: true })
  await waitFor('a job that is retried', isBack)
})

t.test('queues that an earlier release has declared are used as they are', async (t) => {
  const names = namesOfCluster()
  const before = await open()
  await declareTopology(before, { ...names, inCluster: false })
  await Promise.all(allQueues(names).map((queue) => before.checkQueue(queue)))
  const channel = await openPrepared(connection, names, open)
  t.ok(await channel.checkQueue(names.dead))
})
