import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { LANES } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import { MINUTE_MS } from '#lib/units.ts'
import type { ProcessName } from '../tests/support/processes/stack.ts'
import type { Fate } from '../tests/support/storage/store-proxy.ts'
import type { House } from './house.ts'
import type { Fault } from './run.ts'
import type { Sent } from './sender.ts'

const names = queueNames('')
const STOPPED_MS = 8000
const AWAY_MS = 20_000
const DUPLICATES = 30
const TROUBLED_MS = 12_000
/** Of each call: more than most clients wait for, and less than ours. */
const SLOW_MS = 700
const MOVED_MS = 10_000
/** A store refuses what was signed a quarter of an hour off. */
const CLOCK_MS = 10 * MINUTE_MS

type OfHouse = { name: string; inflict(house: House, sent: Sent): Promise<unknown> }

const pidOf = (house: House, name: ProcessName) =>
  name === 'rabbitmq' ? house.nodePid() : house.pid(name)

const kill = (name: ProcessName): OfHouse => ({
  name: `${name} killed`,
  inflict: async (house) => process.kill(await pidOf(house, name), 'SIGKILL')
})

const stop = (name: ProcessName): OfHouse => ({
  name: `${name} stopped for ${STOPPED_MS / 1000} s`,
  async inflict(house) {
    const pid = await pidOf(house, name)
    process.kill(pid, 'SIGSTOP')
    await delay(STOPPED_MS)
    process.kill(pid, 'SIGCONT')
  }
})

const ofBroker = (name: string, work: (model: ChannelModel, sent: Sent) => Promise<unknown>) => ({
  name,
  async inflict({ dataDir, env }: House, sent: Sent) {
    const password = await readFile(join(dataDir, 'broker/password'), 'utf8')
    const address = `127.0.0.1:${env.RABBITMQ_NODE_PORT}`
    const model = await connect(`amqp://revelado:${password.trim()}@${address}`)
    model.on('error', () => {})
    await work(model, sent).finally(() => model.close().catch(() => {}))
  }
})

/** Of one box, whatever its storage. */
const EVERYWHERE: OfHouse[] = [
  ...(['web', 'receiver', 'rabbitmq'] as const).flatMap((name) => [kill(name), stop(name)]),
  {
    name: 'the workers killed',
    async inflict(house) {
      for (const pid of await house.workers()) process.kill(pid, 'SIGKILL')
    }
  },
  {
    name: 'everything killed, and started again',
    async inflict(house) {
      house.killAll()
      await house.stopContainer()
      await house.start()
    }
  },
  {
    name: 'the container stopped, and started again',
    async inflict(house) {
      await house.stopContainer()
      await house.start()
    }
  },
  ofBroker('queues purged', async (model) => {
    const channel = await model.createChannel()
    for (const lane of LANES) await channel.purgeQueue(names.lanes[lane])
  }),
  ofBroker('queues deleted', async (model) => {
    const channel = await model.createChannel()
    for (const lane of LANES) await channel.deleteQueue(names.lanes[lane])
  }),
  ...[-CLOCK_MS, CLOCK_MS].map((ms) => ({
    name: `the clock ${ms < 0 ? 'put back' : 'put forward'} by ${CLOCK_MS / MINUTE_MS} minutes for ${MOVED_MS / 1000} s`,
    async inflict(house: House) {
      await house.moveClock(ms)
      await delay(MOVED_MS)
      await house.moveClock(0)
    }
  })),
  ofBroker('every message twice', async (model) => {
    const channel = await model.createConfirmChannel()
    for (const lane of LANES) await doubleAll(channel, names.lanes[lane])
  }),
  ofBroker('jobs sent again, in another order', async (model, { accepted }) => {
    const channel = await model.createConfirmChannel()
    for (const { id, recipes } of accepted.slice(-DUPLICATES).reverse()) {
      const [recipe = 'grayscale'] = recipes
      channel.sendToQueue(names.lanes.images, encodeJob(createJob(id, recipe)))
    }
    await channel.waitForConfirms()
  })
]

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

const troubled = (name: string, fateOf: () => Fate): OfHouse => ({
  name: `${name} for ${TROUBLED_MS / 1000} s`,
  async inflict({ store }) {
    if (!store) return
    store.trouble.fateOf = fateOf
    await delay(TROUBLED_MS)
    store.trouble.fateOf = () => ({})
  }
})

const WITH_STORE: OfHouse[] = [
  troubled('the store slow', () => ({ afterMs: SLOW_MS })),
  troubled('the store failing one call in twenty', () => ({ fails: Math.random() < 0.05 })),
  {
    name: `the store away for ${AWAY_MS / 1000} s`,
    async inflict({ store }) {
      await store?.stop()
      await delay(AWAY_MS)
      await store?.startAgain()
    }
  },
  {
    name: 'the machine lost with its disk and its broker, and another one started',
    async inflict(house) {
      house.killAll()
      await house.stopContainer()
      await house.loseDisk()
      await house.start()
    }
  }
]

export function faultsOf(house: House): Fault[] {
  const all = [...EVERYWHERE, ...(house.store ? WITH_STORE : [])]
  return all.map(({ name, inflict }) => ({ name, inflict: (sent) => inflict(house, sent) }))
}
