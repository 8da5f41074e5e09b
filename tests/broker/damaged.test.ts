import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'amqplib'
import t, { type Test } from 'tap'
import { declareTopology, queueNames } from '#lib/broker/topology.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { randomFrom } from '../support/random.ts'
import { type Broker, openBroker } from './broker.ts'
import { allDamages, damageFile, dealDamages, restoreFolder } from './damage.ts'

const SEED = 15
/** At the same time, as the machine has more than one core. */
const BROKERS = 2
/** Each brings down a node, or two. CI tries the same damages in fewer folders, as it has but so much time. */
const FOLDERS = process.env.CI ? 4 : 30

/** Some minutes of both cores, where nothing else needs them. */
t.setTimeout(20 * MINUTE_MS)

const random = randomFrom(SEED)
const names = queueNames('')

/** Publishes a job and consumes it, as web and a receiver do. */
async function useBroker(broker: Broker, jobs: number) {
  const connection = await connect(await broker.url())
  const channel = await connection.createConfirmChannel()
  await declareTopology(channel, names)
  for (let i = 0; i < jobs; i++) {
    channel.sendToQueue(names.lanes.images, Buffer.from('a job'), {
      persistent: true,
      mandatory: true
    })
  }
  await channel.waitForConfirms()
  const { promise, resolve } = Promise.withResolvers<void>()
  await channel.consume(names.lanes.images, () => resolve())
  await promise
  await connection.close()
}

async function kill(broker: Broker, script: Awaited<ReturnType<Broker['start']>>) {
  process.kill(await broker.nodePid(), 'SIGKILL')
  await script.exited
}

/** A folder that a broker has used and left as a power cut would, and a copy of it. */
async function writeFolder(broker: Broker) {
  const script = await broker.start()
  await useBroker(broker, 20)
  await kill(broker, script)
  const folder = join(broker.dataDir, 'broker')
  const copy = join(broker.dataDir, 'copy')
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true })
  return { folder, copy }
}

/** Tries the folders of one of the brokers. @returns how long each took to open, in seconds */
async function openDamaged(t: Test, which: number) {
  const broker = await openBroker(t)
  const { folder, copy } = await writeFolder(broker)
  const seconds: number[] = []
  const share = (await allDamages(folder)).filter((_, i) => i % BROKERS === which)
  for (const damages of dealDamages(share, FOLDERS, random)) {
    await restoreFolder(folder, copy)
    for (const damage of damages) await damageFile(folder, damage, random)
    const began = performance.now()
    const script = await broker.start()
    seconds.push((performance.now() - began) / 1000)
    const said = script.output().match(/cannot be used/g) ?? []
    t.ok(said.length <= 1, 'says in one line what it set aside')
    await t.resolves(useBroker(broker, 1), damages.map((each) => Object.values(each)).join(' '))
    await kill(broker, script)
  }
  t.ok((await readdir(broker.dataDir)).length <= 3, 'keeps one older copy')
  return seconds
}

t.test(`${BROKERS * FOLDERS} damaged folders open`, async (t) => {
  const seconds = await Promise.all(Array.from({ length: BROKERS }, (_, i) => openDamaged(t, i)))
  const sorted = seconds.flat().sort((a, b) => a - b)
  t.comment(
    `open after ${sorted[sorted.length >> 1]?.toFixed(1)} s, at most ${sorted.at(-1)?.toFixed(1)} s`
  )
})
