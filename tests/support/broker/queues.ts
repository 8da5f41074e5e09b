import { connect } from 'amqplib'
import type { Test } from 'tap'
import type { Lane } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import { brokerUrl } from '../processes/darkroom.ts'

export type Queues = Awaited<ReturnType<typeof openQueues>>

/** A darkroom's queues, inspected and changed from outside. */
export async function openQueues(t: Test, prefix: string, url = brokerUrl()) {
  const names = queueNames(prefix)
  const connection = await connect(url)
  connection.on('error', () => {})
  const channel = await connection.createConfirmChannel()
  t.teardown(() => connection.close().catch(() => {}))

  return {
    names,
    async publish(content: string | Buffer, lane: Lane = 'images', times = 1) {
      for (let i = 0; i < times; i++) {
        channel.sendToQueue(names.lanes[lane], Buffer.from(content), { persistent: true })
      }
      await channel.waitForConfirms()
    },
    /** Messages that are ready, without those delivered but not acked. */
    ready: async (queue: string) => (await channel.checkQueue(queue)).messageCount,
    receivers: async () => (await channel.checkQueue(names.lanes.images)).consumerCount,
    async retrying() {
      const queues = Object.values(names.retry).flat()
      const counts = await Promise.all(queues.map((queue) => channel.checkQueue(queue)))
      return counts.reduce((sum, { messageCount }) => sum + messageCount, 0)
    },
    /** Takes a message off the queue, if there is one. */
    async take(queue: string) {
      const message = await channel.get(queue, { noAck: true })
      if (!message) return undefined
      const { headers = {} } = message.properties
      return { content: message.content.toString(), headers: headers as Record<string, unknown> }
    },
    purge: (queue: string) => channel.purgeQueue(queue),
    remove: (queue: string) => channel.deleteQueue(queue),
    removeExchange: () => channel.deleteExchange(names.events),
    /** Whether anybody hears what is sent to the exchange. */
    async isHeard() {
      const asking = await connection.createConfirmChannel()
      let heard = true
      asking.on('error', () => {}).on('return', () => (heard = false))
      asking.publish(names.events, '', Buffer.alloc(0), { mandatory: true })
      await asking.waitForConfirms()
      await asking.close()
      return heard
    }
  }
}
