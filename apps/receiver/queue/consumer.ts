import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib'
import { connectChannel } from '#lib/broker/channel.ts'
import { LANES, type Lane } from '#lib/broker/lanes.ts'
import { queueNamesOf } from '#lib/broker/topology.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { type Acks, createAcks } from './acks.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { createHand } from './hand.ts'

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Acknowledges or requeues the delivery; never throws. */
  onMessage: (delivery: Delivery) => Promise<void>
  /** Called when the messages in hand are the broker's again. */
  onLost: () => void
}

type Receiving = { channel: Channel; acks: Acks; model: ChannelModel; ending: AbortController }

/**
 * Jobs of each lane in hand besides those being developed, at least: no core waits for the broker,
 * and small jobs do not wait there behind large ones that wait for memory.
 */
const AHEAD = 6

/** Consumes jobs of all lanes as soon as the broker is reachable. */
export function startConsumer({ config, log, onMessage, onLost }: Options) {
  const names = queueNamesOf(config)
  const hand = createHand(onMessage)
  let receiving: Receiving | undefined
  let stopping = false

  function receiveFrom(lane: Lane, { model, ending, ...answering }: Receiving) {
    return (message: ConsumeMessage | null) => {
      // the queue or the consumer is gone; reconnecting declares both again
      if (!message) return void model.close().catch(() => {})
      hand.take(createDelivery({ ...answering, ended: ending.signal }, message, lane))
    }
  }

  const { close } = connectChannel({
    ...{ config, log, names, purpose: 'receiver' },
    open: (model) => model.createChannel(),
    async setup(channel, model) {
      if (stopping) return
      channel.on('close', onLost)
      const opened = receivingOn(channel, model)
      receiving = opened
      await channel.prefetch(atOnce(config.concurrency))
      await inAllLanes((lane) =>
        channel.consume(names.lanes[lane], receiveFrom(lane, opened), { consumerTag: lane })
      )
    }
  })

  return {
    /** Names of the jobs in hand. */
    jobs: hand.jobs,

    /** Stops consuming and waits at most `withinMs` for the jobs in hand. */
    async drain(withinMs: number) {
      stopping = true
      hand.takeNoMore()
      receiving?.ending.abort()
      // without a broker there is nothing to cancel
      inAllLanes(async (lane) => receiving?.channel.cancel(lane)).catch(() => {})
      await hand.emptied(withinMs)
    },
    async close() {
      hand.giveBack()
      receiving?.acks.flush()
      await close()
    }
  }
}

/** Of each lane. */
const atOnce = (concurrency: number) => concurrency + Math.max(AHEAD, concurrency)

function receivingOn(channel: Channel, model: ChannelModel): Receiving {
  const ending = new AbortController()
  channel.on('close', () => ending.abort())
  return { channel, acks: createAcks(channel), model, ending }
}

async function inAllLanes(action: (lane: Lane) => Promise<unknown>): Promise<void> {
  await Promise.all(LANES.map(action))
}
