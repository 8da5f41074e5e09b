import { watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'amqplib'
import t from 'tap'
import { queueNames } from '#lib/broker/topology.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { brokerUrl, openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

t.test('the storage is written once, however often /ready is asked', async (t) => {
  const darkroom = await openDarkroom(t)
  await darkroom.startWeb({}, '/health')
  const unfinished = join(darkroom.dataDir, 'tmp')
  await mkdir(unfinished, { recursive: true })
  const files = new Set<string | null>()
  const watcher = watch(unfinished, (_, name) => files.add(name))
  t.teardown(() => watcher.close())
  const ready = () => fetch(`${darkroom.url}/ready`)
  await waitFor('/ready', async () => (await ready()).ok)
  const answers = await Promise.all(Array.from({ length: 20 }, ready))
  t.ok(answers.every(({ status }) => status === 200))
  await waitFor('the file', () => files.size > 0)
  t.equal(files.size, 1)
})

t.test(
  'a broker that refuses a queue is told of, once, and used as soon as it does not',
  async (t) => {
    const darkroom = await openDarkroom(t)
    const queue = queueNames(darkroom.queuePrefix).lanes.images
    const connection = await connect(brokerUrl())
    t.teardown(() => connection.close())
    const channel = await connection.createChannel()
    await channel.assertQueue(queue, { durable: true })

    const web = await darkroom.startWeb({}, '/health')
    const ready = () => fetch(`${darkroom.url}/ready`)
    const tries = () => web.output().split('broker not reachable').length - 1
    await waitFor('the broker to refuse', () => tries() >= 6)
    const problem = await assertProblem(t, await ready(), { status: 503, code: 'broker-away' })
    t.match(problem.reason, { code: 'broker-refuses' })
    const told = web.output().match(/WARN.*broker cannot be used.*PRECONDITION/g) ?? []
    t.equal(told.length, 2, 'once for each connection')

    await channel.deleteQueue(queue)
    await waitFor('/ready', async () => (await ready()).ok)
  }
)
