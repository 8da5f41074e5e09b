import { randomBytes } from 'node:crypto'
import { connect } from 'amqplib'
import t from 'tap'
import { LANES } from '#lib/broker/lanes.ts'
import { allQueues, declareTopology, queueNames } from '#lib/broker/topology.ts'
import { openQueues } from '../../support/broker/queues.ts'
import { brokerUrl, deleteQueues } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const prefix = `test-${randomBytes(6).toString('hex')}.`
t.teardown(() => deleteQueues(prefix))
const connection = await connect(brokerUrl())
const channel = await connection.createChannel()
t.teardown(() => connection.close())
await declareTopology(channel, queueNames(prefix))
const queues = await openQueues(t, prefix)
const { lanes, retry, dead } = queues.names
// the queues for retries may be a moment late
await Promise.all(allQueues(queues.names).map((queue) => channel.checkQueue(queue)))

t.test('the queues have the names that operators know', async (t) => {
  t.match(queueNames('x.'), {
    lanes: { first: 'x.images.first', images: 'x.images', bulk: 'x.images.bulk' },
    dead: 'x.images.dead',
    retry: {
      first: ['x.images.first.retry.5s'],
      images: ['x.images.retry.5s', 'x.images.retry.30s', 'x.images.retry.120s'],
      bulk: ['x.images.bulk.retry.5s']
    }
  })
})

t.test('a job that is to be retried comes back to its own lane', async (t) => {
  for (const lane of LANES) channel.sendToQueue(retry[lane][0] ?? '', Buffer.from(lane))
  for (const lane of LANES) {
    await waitFor(`the job of ${lane}`, async () => (await queues.ready(lanes[lane])) === 1)
    t.equal((await queues.take(lanes[lane]))?.content, lane)
  }
})

t.test('a job refused for good lies among the dead letters, whatever its lane', async (t) => {
  for (const lane of LANES) {
    await queues.publish('a job', lane)
    const message = await channel.get(lanes[lane])
    if (message) channel.reject(message, false)
    await waitFor('the dead letter', async () => (await queues.ready(dead)) === 1)
    const letter = await queues.take(dead)
    t.equal(letter?.headers['x-first-death-queue'], lanes[lane], 'it tells the lane')
  }
})
