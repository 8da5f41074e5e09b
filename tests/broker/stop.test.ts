import { setTimeout as delay } from 'node:timers/promises'
import { connect } from 'amqplib'
import t from 'tap'
import { isAlive } from '../support/processes/processes.ts'
import { waitFor } from '../support/wait-for.ts'
import { openBroker } from './broker.ts'

t.test('stops only when its clients have disconnected, however many signals it gets', async (t) => {
  const broker = await openBroker(t)
  const script = await broker.start()
  const node = await broker.nodePid()
  const connection = await connect(await broker.url())
  const channel = await connection.createConfirmChannel()
  await channel.assertQueue('jobs', { durable: true, arguments: { 'x-queue-type': 'quorum' } })

  for (const pid of [script.pid, node, script.pid, node]) process.kill(pid, 'SIGTERM')
  process.kill(node, 'SIGINT')
  await waitFor('the broker to notice', () =>
    script.output().includes('waiting for web and receiver')
  )
  await delay(2000)
  channel.sendToQueue('jobs', Buffer.from('late'), { persistent: true })
  await channel.waitForConfirms()
  t.ok(script.alive(), 'still running for its clients')

  await connection.close()
  t.strictSame(await script.exited, [0, null])
  t.match(script.output(), /INFO \(rabbitmq\): broker stopped\n$/)
  t.notMatch(script.output(), /ERROR|killing/)
  t.notOk(isAlive(node))

  t.test('and still has the confirmed message', async (t) => {
    await broker.start()
    const connection = await connect(await broker.url())
    const got = await (await connection.createChannel()).get('jobs')
    t.equal(got ? got.content.toString() : got, 'late')
    await connection.close()
  })
})

t.test('stops while it is still starting', async (t) => {
  const broker = await openBroker(t)
  const script = broker.launch()
  const node = await waitFor('the node', broker.nodePid)
  await delay(1000)
  script.kill('SIGTERM')
  t.strictSame(await script.exited, [0, null])
  t.notOk(isAlive(node))
})
