import { join } from 'node:path'
import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { brokerUrl, deleteQueues, status } from '../support/processes/darkroom.ts'
import { openStack } from '../support/processes/stack.ts'
import { openS3Server, withS3Server } from '../support/storage/s3-server.ts'
import { waitFor } from '../support/wait-for.ts'

t.test(
  'an additional receiver works from its own container on the shared broker and storage',
  async (t) => {
    const QUEUE_PREFIX = `test-alone-${process.pid}.`
    t.teardown(() => deleteQueues(QUEUE_PREFIX))
    const stack = await openStack(t, { AMQP_URL: brokerUrl(), QUEUE_PREFIX })
    const receivers = (count: number) =>
      waitFor(
        `${count} receivers`,
        async () => (await status(stack.url)).receivers === count,
        60_000
      )
    stack.launch()
    await stack.ready()
    await receivers(1)

    const elsewhere = { HOSTNAME: 'elsewhere', PM2_HOME: join(stack.dataDir, 'pm2-elsewhere') }
    const alone = stack.launch(elsewhere, 'receiver')
    await receivers(2)
    process.kill(await stack.pid('receiver'), 'SIGSTOP')
    const client = createClient(stack.url)
    const image = { name: 'fry.jpg', bytes: await photo(60, 40) }
    // The stopped receiver holds only its prefetched jobs
    const sent = await Promise.all(Array.from({ length: 12 }, () => client.accepted(image)))
    await waitFor('prints from the other receiver', async () => {
      const images = await Promise.all(sent.map((id) => client.readImage(id)))
      return images.filter(({ results }) => results[0]?.status === 'done').length >= 4
    })
    process.kill(await stack.pid('receiver'), 'SIGCONT')

    alone.kill('SIGTERM')
    t.strictSame(await alone.exited, [0, null])
    t.notMatch(alone.output(), /\(web\)|\(rabbitmq\)/)
    await receivers(1)
    for (const id of sent) t.match((await client.settled(id)).results, [{ status: 'done' }])
  }
)

t.test(
  'web and receiver share nothing but a broker and an object store',
  withS3Server,
  async (t) => {
    const QUEUE_PREFIX = `test-roles-${process.pid}.`
    t.teardown(() => deleteQueues(QUEUE_PREFIX))
    const server = await openS3Server(t)
    const shared = { AMQP_URL: brokerUrl(), QUEUE_PREFIX, ...server.env('roles') }
    const [web, receiver] = [await openStack(t, shared), await openStack(t, shared)]
    const roles = [web.launch({}, 'web'), receiver.launch({}, 'receiver')] as const
    await web.ready()
    const client = createClient(web.url)
    const id = await client.accepted({ name: 'fry.jpg', bytes: await photo(60, 40) })
    t.match((await client.settled(id, 60_000)).results, [{ status: 'done' }])
    t.notMatch(roles[0].output(), /\((receiver|rabbitmq)\)/)
    t.notMatch(roles[1].output(), /\((web|rabbitmq)\)/)
  }
)

for (const role of ['web', 'receiver']) {
  t.test(`a ${role} alone does not start without a shared broker`, async (t) => {
    const stack = await openStack(t)
    const alone = stack.launch({}, role)
    t.strictSame(await alone.exited, [78, null])
    t.match(alone.output(), `cannot start: a ${role} alone needs a broker: set AMQP_URL\n`)
  })
}
