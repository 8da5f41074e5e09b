import type { Channel, ChannelModel } from 'amqplib'
import { assertThere, isForbidden, onOwnChannel, withReason } from './declare-or-find.ts'
import { allQueues, declareTopology, type EventsType, type QueueNames } from './topology.ts'

type Open<C extends Channel> = (model: ChannelModel) => Promise<C>

/**
 * A channel on which all queues are declared. A broker that has queues or an exchange of another type, or
 * lets the user declare nothing, closes the first one: then there is another way.
 * @throws Undeclared
 */
export async function openPrepared<C extends Channel>(
  model: ChannelModel,
  names: QueueNames,
  open: Open<C>
): Promise<C> {
  try {
    return await openDeclared(model, open, (channel) => declareTopology(channel, names))
  } catch (err) {
    if (isForbidden(err)) {
      await assertThere(model, { queues: allQueues(names), exchanges: [names.events] })
      return await openDeclared(model, open, async () => {})
    }
    const { message } = err as Error
    if (names.inCluster && message.includes("arg 'x-queue-type' for queue")) {
      return await openPrepared(model, { ...names, inCluster: false }, open)
    }
    if (!message.includes(`arg 'type' for exchange '${names.events}'`)) throw err
    const type = await renewExchange(model, names)
    return await openDeclared(model, open, (channel) => declareTopology(channel, names, type))
  }
}

async function openDeclared<C extends Channel>(
  model: ChannelModel,
  open: Open<C>,
  declare: (channel: C) => Promise<void>
): Promise<C> {
  const channel = await open(model)
  await withReason(channel, declare(channel))
  return channel
}

/** Makes room for the exchange, unless a web of an earlier release listens there. */
async function renewExchange(model: ChannelModel, { events }: QueueNames): Promise<EventsType> {
  return await onOwnChannel(model, (channel) =>
    channel.deleteExchange(events, { ifUnused: true })
  ).then(
    () => 'topic',
    () => 'fanout'
  )
}
