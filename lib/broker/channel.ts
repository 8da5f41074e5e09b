import type { Channel, ChannelModel } from 'amqplib'
import { type ConnectionOptions, connectBroker, farewell } from './connection.ts'
import { openPrepared } from './open-prepared.ts'
import type { QueueNames } from './topology.ts'

type Options<C extends Channel> = Omit<ConnectionOptions, 'setup'> & {
  names: QueueNames
  open: (model: ChannelModel) => Promise<C>
  /** Runs on every connection, once the topology is declared. */
  setup: (channel: C, model: ChannelModel) => void | Promise<void>
}

/**
 * A connection of its own with one channel. A channel that closes takes its connection along, so
 * that recovery opens both again.
 */
export function connectChannel<C extends Channel>({ names, open, setup, ...options }: Options<C>) {
  let current: C | undefined
  let closing = false

  const broker = connectBroker({
    ...options,
    async setup(model) {
      const channel = await openPrepared(model, names, open)
      channel.on('close', () => {
        if (current === channel) current = undefined
        if (!closing) model.close().catch(() => {})
      })
      current = channel
      await setup(channel, model)
    }
  })

  return {
    state: broker.state,

    /** undefined while the broker is not connected. */
    channel: () => current,

    /**
     * Closes the channel first, which returns once all that was sent on it has arrived. Closing the
     * connection alone would overtake that.
     */
    async close() {
      closing = true
      const last = current
      current = undefined
      await farewell(last?.close())
      await broker.close()
    }
  }
}
