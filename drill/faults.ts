import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE_MS } from '#lib/units.ts'
import type { ProcessName } from '../tests/support/processes/stack.ts'
import { faultsOfQueues } from './broker-faults.ts'
import type { House } from './house.ts'
import type { Fault } from './run.ts'
import { faultsOfStore } from './store.ts'

const STOPPED_MS = 8000
const MOVED_MS = 10_000
/** A store refuses what was signed a quarter of an hour off. */
const CLOCK_MS = 10 * MINUTE_MS

type OfHouse = { name: string; inflict(house: House): Promise<unknown> }

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
  ...[-CLOCK_MS, CLOCK_MS].map((ms) => ({
    name: `the clock ${ms < 0 ? 'put back' : 'put forward'} by ${CLOCK_MS / MINUTE_MS} minutes for ${MOVED_MS / 1000} s`,
    async inflict(house: House) {
      await house.moveClock(ms)
      await delay(MOVED_MS)
      await house.moveClock(0)
    }
  }))
]

const LOST: OfHouse = {
  name: 'the machine lost with its disk and its broker, and another one started',
  async inflict(house) {
    house.killAll()
    await house.stopContainer()
    await house.loseDisk()
    await house.start()
  }
}

async function brokerUrl({ dataDir, env }: House): Promise<string> {
  const password = await readFile(join(dataDir, 'broker/password'), 'utf8')
  return `amqp://revelado:${password.trim()}@127.0.0.1:${env.RABBITMQ_NODE_PORT}`
}

export function faultsOf(house: House): Fault[] {
  const ofHouse = house.store ? [...EVERYWHERE, LOST] : EVERYWHERE
  return [
    ...ofHouse.map(({ name, inflict }) => ({ name, inflict: () => inflict(house) })),
    ...faultsOfQueues(() => brokerUrl(house)),
    ...(house.store ? faultsOfStore(house.store) : [])
  ]
}
