import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ChannelModel, connect } from 'amqplib'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { LANES } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import type { ProcessName } from '../tests/support/processes/stack.ts'
import type { House } from './house.ts'
import type { Sent } from './sender.ts'

const names = queueNames('')
const STOPPED_MS = 8000
const AWAY_MS = 20_000
const DUPLICATES = 30

export type Fault = { name: string; inflict(house: House, sent: Sent): Promise<unknown> }

const pidOf = (house: House, name: ProcessName) =>
  name === 'rabbitmq' ? house.nodePid() : house.pid(name)

const kill = (name: ProcessName): Fault => ({
  name: `${name} killed`,
  inflict: async (house) => process.kill(await pidOf(house, name), 'SIGKILL')
})

const stop = (name: ProcessName): Fault => ({
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
const EVERYWHERE: Fault[] = [
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
  ofBroker('jobs sent again, in another order', async (model, { accepted }) => {
    const channel = await model.createConfirmChannel()
    for (const { id, recipes } of accepted.slice(-DUPLICATES).reverse()) {
      const [recipe = 'grayscale'] = recipes
      channel.sendToQueue(names.lanes.images, encodeJob(createJob(id, recipe)))
    }
    await channel.waitForConfirms()
  })
]

const WITH_STORE: Fault[] = [
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

export const faultsOf = (house: House): Fault[] => [
  ...EVERYWHERE,
  ...(house.store ? WITH_STORE : [])
]
