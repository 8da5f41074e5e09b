import { execFile } from 'node:child_process'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from 'amqplib'
import t from 'tap'
import { DISTRIBUTION_OFFSET } from '../support/broker/broker-port.ts'
import { listenersOf } from '../support/processes/listeners.ts'
import { waitFor } from '../support/wait-for.ts'
import { openBroker } from './broker.ts'

const run = promisify(execFile)
const broker = await openBroker(t)
const script = await broker.start()

t.test('stores a message and delivers it', async (t) => {
  const connection = await connect(await broker.url())
  const channel = await connection.createConfirmChannel()
  const queue = { durable: true, arguments: { 'x-queue-type': 'quorum' } }
  await channel.assertQueue('jobs', queue)
  channel.sendToQueue('jobs', Buffer.from('a job'), { persistent: true })
  await channel.waitForConfirms()
  const got = await channel.get('jobs')
  t.equal(got ? got.content.toString() : got, 'a job')
  await connection.close()
})

t.test('refuses guest', async (t) => {
  await t.rejects(connect(await broker.url('guest', 'guest')), /ACCESS.REFUSED/)
})

t.test('refuses anonymous login', async (t) => {
  const credentials = { mechanism: 'ANONYMOUS', response: () => Buffer.from('') }
  await t.rejects(connect(await broker.url(), { credentials }))
})

t.test('has a password that only its user can read and a URL holds unescaped', async (t) => {
  const { mode } = await stat(join(broker.dataDir, 'broker/password'))
  t.equal(mode & 0o777, 0o600)
  t.match(await readFile(join(broker.dataDir, 'broker/password'), 'utf8'), /^[0-9a-f]{48}$/)
})

t.test('listens only on loopback', async (t) => {
  t.strictSame(await listenersOf([await broker.nodePid()]), [
    { port: broker.port, loopback: true },
    { port: broker.port + DISTRIBUTION_OFFSET, loopback: true }
  ])
})

t.test('runs at most 12 threads, to fit a small dyno', async (t) => {
  const status = await readFile(`/proc/${await broker.nodePid()}/status`, 'utf8')
  t.ok(Number(/^Threads:\s+(\d+)$/m.exec(status)?.[1]) <= 12)
})

t.test('answers rabbitmqctl', async (t) => {
  const { stdout } = await run('bin/rabbitmqctl', ['--quiet', 'list_queues', 'name', 'type'], {
    env: { ...process.env, ...broker.env }
  })
  t.match(stdout, /^jobs\tquorum$/m)
})

t.test('logs one line when it starts and one when it is ready', async (t) => {
  const time = String.raw`\[\d\d:\d\d:\d\d\.\d{3}\]`
  const lines = script.output().split('\n')
  t.match(
    lines[0],
    new RegExp(`^${time} INFO \\(rabbitmq\\): broker starting on port ${broker.port}$`)
  )
  t.match(
    lines[1],
    new RegExp(`^${time} INFO \\(rabbitmq\\): broker ready on port ${broker.port}$`)
  )
  t.match(
    lines[2],
    new RegExp(`^${time} ERROR \\(rabbitmq\\): .*'?guest'?`),
    "RabbitMQ's own message"
  )
})

t.test('accepts a new password after the old one was deleted', async (t) => {
  const old = await broker.url()
  t.equal(await script.stop(), 0)
  await rm(join(broker.dataDir, 'broker/password'))
  await broker.start()
  const connection = await waitFor('the new password to be accepted', async () =>
    connect(await broker.url())
  )
  await connection.close()
  await t.rejects(connect(old), /ACCESS.REFUSED/)
})
