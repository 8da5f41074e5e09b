/**
 * What an operator declares where the user of AMQP_URL may not. For a broker with a QUEUE_PREFIX:
 * node deploy/rabbitmq/definitions.ts PREFIX > definitions.json
 */
import { argv } from 'node:process'
import type { Channel, ChannelModel, Options } from 'amqplib'
import { declareProbeQueue } from '#lib/broker/probe.ts'
import { declareLookQueue, declareTopology, queueNames } from '#lib/broker/topology.ts'

type Queue = { name: string; arguments: Record<string, unknown> }

const ARGUMENTS: Record<string, string> = {
  messageTtl: 'x-message-ttl',
  maxLength: 'x-max-length'
}

/** As `rabbitmqctl import_definitions` reads it. */
export async function definitions(prefix: string) {
  const names = queueNames(prefix)
  const queues: Queue[] = []
  const exchanges: object[] = []
  const everywhere = { vhost: '/', durable: true, auto_delete: false }
  const channel = {
    on() {},
    close: async () => {},
    assertQueue: async (name: string, options: Options.AssertQueue) =>
      void queues.push({ name, ...everywhere, arguments: argumentsOf(options) } as Queue),
    assertExchange: async (name: string, type: string) =>
      void exchanges.push({ name, type, ...everywhere, internal: false, arguments: {} })
  } as unknown as Channel
  const model = { createChannel: async () => channel } as unknown as ChannelModel
  await declareTopology(channel, names)
  await declareProbeQueue(model, names.probe)
  await declareLookQueue(model, names)
  return { queues: queues.sort((a, b) => a.name.localeCompare(b.name)), exchanges }
}

function argumentsOf(options: Options.AssertQueue): Record<string, unknown> {
  const named = Object.entries(options).flatMap(([option, value]) => {
    const name = ARGUMENTS[option]
    return name ? [[name, value]] : []
  })
  return { ...options.arguments, ...Object.fromEntries(named) }
}

if (import.meta.main) {
  console.log(JSON.stringify(await definitions(argv[2] ?? ''), undefined, 2))
}
