import type { Options as Amqp, ChannelModel } from 'amqplib'
import type { Log } from '#lib/logger.ts'
import { connectChannel } from './channel.ts'
import { createConfirms } from './confirms.ts'
import type { ConnectionOptions } from './connection.ts'
import { blocked, noQueue, notConnected } from './not-published.ts'
import { declareTopology, type QueueNames } from './topology.ts'

type Options = {
  config: ConnectionOptions['config']
  log: Log
  purpose: string
  names: QueueNames
  onConnect: () => void
}

/** A channel on which the broker confirms each message. */
export function openConfirmChannel({ onConnect, ...options }: Options) {
  const confirms = createConfirms()
  let current: ChannelModel | undefined

  const { state, channel, close } = connectChannel({
    ...options,
    open: (model) => model.createConfirmChannel(),
    setup(channel, model) {
      current = model
      onConnect()
      channel.on('return', async ({ fields, properties }) => {
        const giveUp = confirms.takeOut(properties.messageId)
        await declareTopology(channel, options.names).catch(() => {})
        giveUp?.(noQueue(fields.routingKey))
      })
      // a broker short of memory or disk confirms nothing: fail at once
      model.on('blocked', () => confirms.giveUpAll(blocked(state)))
    }
  })

  /** @throws NotPublished when the broker is not connected, or blocks publishers */
  function openChannel() {
    const open = channel()
    if (!open) throw notConnected()
    if (state.blocked) throw blocked(state)
    return open
  }

  return {
    state,
    channel,
    close,
    openChannel,

    /** The connection itself, for a channel that may be lost. */
    connection: () => current,

    /** @throws NotPublished */
    async send(queue: string, content: Buffer, options: Amqp.Publish = {}) {
      const open = openChannel()
      await confirms.wait((messageId, done) => {
        const all = { ...options, messageId, persistent: true, mandatory: true }
        open.sendToQueue(queue, content, all, done)
      })
    }
  }
}
