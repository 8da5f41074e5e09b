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

t.test('takes a message, and gives it back', async (t) => {
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

t.test('refuses whoever does not say who they are', async (t) => {
  const credentials = { mechanism: 'ANONYMOUS', response: () => Buffer.from('') }
  await t.rejects(connect(await broker.url(), { credentials }))
})

t.test(
  'keeps its password, of characters that need no escaping in a URL, to its user',
  async (t) => {
    const { mode } = await stat(join(broker.dataDir, 'broker/password'))
    t.equal(mode & 0o777, 0o600)
    t.match(await readFile(join(broker.dataDir, 'broker/password'), 'utf8'), /^[0-9a-f]{48}$/)
  }
)

t.test('listens on loopback alone', async (t) => {
  t.strictSame(await listenersOf([await broker.nodePid()]), [
    { port: broker.port, loopback: true },
    { port: broker.port + DISTRIBUTION_OFFSET, loopback: true }
  ])
})

t.test('leaves a small dyno its threads', async (t) => {
  const status = await readFile(`/proc/${await broker.nodePid()}/status`, 'utf8')
  t.ok(Number(/^Threads:\s+(\d+)$/m.exec(status)?.[1]) <= 12)
})

t.test('answers rabbitmqctl', async (t) => {
  const { stdout } = await run('bin/rabbitmqctl', ['--quiet', 'list_queues', 'name', 'type'], {
    env: { ...process.env, ...broker.env }
  })
  t.match(stdout, /^jobs\tquorum$/m)
})

t.test('says in one line each that it starts, and is ready', async (t) => {
  const time = String.raw`\[\d\d:\d\d:\d\d\.\d{3}\]`
  const said = script.output().split('\n')
  t.match(
    said[0],
    new RegExp(`^${time} INFO \\(rabbitmq\\): broker starting on port ${broker.port}$`)
  )
  t.match(said[1], new RegExp(`^${time} INFO \\(rabbitmq\\): broker ready on port ${broker.port}$`))
  t.match(said[2], new RegExp(`^${time} ERROR \\(rabbitmq\\): .*'?guest'?`), "RabbitMQ's own words")
})

t.test('takes a new password when somebody has removed the old', async (t) => {
  const old = await broker.url()
  t.equal(await script.stop(), 0)
  await rm(join(broker.dataDir, 'broker/password'))
  await broker.start()
  const connection = await waitFor('the new one to count', async () => connect(await broker.url()))
  await connection.close()
  await t.rejects(connect(old), /ACCESS.REFUSED/)
})
