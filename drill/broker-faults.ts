import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { LANES } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import type { Fault } from './run.ts'
import type { Sent } from './sender.ts'

const names = queueNames('')
const DUPLICATES = 30

/** What may happen to the queues of a broker; `urlOf` tells where it is at the moment. */
export function faultsOfQueues(urlOf: () => Promise<string> | string): Fault[] {
  const fault = (name: string, work: (model: ChannelModel, sent: Sent) => Promise<unknown>) => ({
    name,
    async inflict(sent: Sent) {
      const model = await connect(await urlOf())
      model.on('error', () => {})
      await work(model, sent).finally(() => model.close().catch(() => {}))
    }
  })
  return [
    fault('queues purged', async (model) => {
      const channel = await model.createChannel()
      for (const lane of LANES) await channel.purgeQueue(names.lanes[lane])
    }),
    fault('queues deleted', async (model) => {
      const channel = await model.createChannel()
      for (const lane of LANES) await channel.deleteQueue(names.lanes[lane])
    }),
    fault('every message twice', async (model) => {
      const channel = await model.createConfirmChannel()
      for (const lane of LANES) await doubleAll(channel, names.lanes[lane])
    }),
    fault('jobs sent again, in another order', async (model, sent) => {
      await sendAgain(await model.createConfirmChannel(), sent)
    })
  ]
}

/** Those that wait come again, with all that they say, behind those that came meanwhile. */
async function doubleAll(channel: ConfirmChannel, queue: string) {
  const { messageCount } = await channel.checkQueue(queue)
  for (let left = Math.min(messageCount, DUPLICATES); left > 0; left--) {
    const message = await channel.get(queue)
    if (!message) break
    const { headers, type, replyTo, correlationId } = message.properties
    const same = { headers, type, replyTo, correlationId, persistent: true }
    for (let times = 0; times < 2; times++) channel.sendToQueue(queue, message.content, same)
    await channel.waitForConfirms()
    channel.ack(message)
  }
}

async function sendAgain(channel: ConfirmChannel, { accepted }: Sent) {
  for (const { id, recipes } of accepted.slice(-DUPLICATES).reverse()) {
    const [recipe = 'grayscale'] = recipes
    channel.sendToQueue(names.lanes.images, encodeJob(createJob(id, recipe)))
  }
  await channel.waitForConfirms()
}
