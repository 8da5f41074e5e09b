import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from 'amqplib'
import t from 'tap'
import { openPublisher } from '#lib/broker/publisher.ts'
import { readConfig } from '#lib/config.ts'
import { waitFor } from '../support/wait-for.ts'
import { openBroker } from './broker.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

const broker = await openBroker(t)
const script = await broker.start()
const publisher = openPublisher({ config: readConfig(broker.env), log: silent, purpose: 'test' })
t.teardown(() => publisher.close())

const server = (call: string) => `ra:${call}(quorum_queues, {'%2F_images', node()})`

async function evaluate(expression: string) {
  const env = { ...process.env, ...broker.env }
  await promisify(execFile)('bin/rabbitmqctl', ['eval', `${expression}.`], { env })
}

const published = () =>
  waitFor('a confirm', () =>
    publisher.publish(publisher.names.lanes.images, randomBytes(8)).then(() => true)
  )

t.before(published)

t.test('a queue without a process is revived', async (t) => {
  await evaluate(server('stop_server'))
  await published()
  t.notMatch(script.output(), /cannot be used/)
})

t.test('a queue that stays without one gets the node an empty folder', async (t) => {
  await rm(join(broker.dataDir, 'broker/data/revelado@localhost/quorum'), { recursive: true })
  await evaluate(server('stop_server'))
  const began = performance.now()
  await waitFor('the folder', () => script.output().includes('cannot be used'))
  t.ok(performance.now() - began < 10_000, 'recognised within 10 s')
  await published()
  t.match(script.output(), /cannot be used \(queue images has no process or no leader\)/)
  t.ok(script.alive())

  const faults = script.output().match(/^.*(WARN|ERROR).*$/gm) ?? []
  const kinds = faults.map((line) => line.replaceAll(/[^a-z ]/gi, '').slice(0, 150))
  t.equal(kinds.length, new Set(kinds).size, 'no message is repeated')
})

t.test('a queue that cannot be declared gets the node an empty folder', async (t) => {
  await publisher.close()
  await script.stop()
  const next = await broker.start()
  const connection = await connect(await broker.url())
  connection.on('error', () => {})
  const channel = await connection.createChannel()
  await channel.deleteQueue(publisher.names.lanes.images)
  await channel.assertQueue(publisher.names.lanes.images, { durable: true })

  const refused = openPublisher({ config: readConfig(broker.env), log: silent, purpose: 'test' })
  t.teardown(() => refused.close())
  await waitFor('a confirm', () =>
    refused.publish(publisher.names.lanes.images, randomBytes(8)).then(() => true)
  )
  t.match(next.output(), /cannot be used \(test: .*PRECONDITION-FAILED.*\): starting/)
})
