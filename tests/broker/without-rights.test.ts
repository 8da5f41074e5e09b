import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'amqplib'
import t from 'tap'
import { queueNames } from '#lib/broker/topology.ts'
import { definitions } from '../../deploy/rabbitmq/definitions.ts'
import { startPrivateBroker } from '../support/broker/private-broker.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const DEFINITIONS = join(import.meta.dirname, '../../deploy/rabbitmq/definitions.json')
/** As README.md has them: nothing but a web's own queue, which the broker names. */
const RIGHTS = [
  '^amq\\.gen-.*$',
  '^(amq\\.default|images.*|amq\\.gen-.*)$',
  '^(images.*|amq\\.gen-.*)$'
]

const broker = await startPrivateBroker(t)
const names = queueNames('')

async function userWithout(): Promise<string> {
  await broker.rabbitmqctl('add_user', 'tenant', 'a-password')
  await broker.rabbitmqctl('set_permissions', 'tenant', ...RIGHTS)
  return broker.url.replace(/\/\/.*@/, '//tenant:a-password@')
}

t.test('a user without the right to declare', async (t) => {
  const darkroom = await openDarkroom(t, { AMQP_URL: await userWithout(), QUEUE_PREFIX: '' })
  const receiver = darkroom.startReceiver()
  const web = await darkroom.startWeb({}, '/health')

  await t.test('is told what an operator has to declare', async (t) => {
    const told = () => /may not declare, and these are missing: ([^;]*);/.exec(web.output())
    const [, missing = ''] = await waitFor('the reason', told)
    for (const name of [names.dead, ...Object.values(names.lanes), names.events]) {
      t.match(missing, name)
    }
    t.match(web.output(), 'deploy/rabbitmq/definitions.json')
    await waitFor('the reason', async () => {
      const ready = await fetch(`${darkroom.url}/ready`)
      t.equal(ready.status, 503)
      return JSON.stringify(await ready.json()).includes('"code":"broker-refuses"')
    })
  })

  await t.test('develops once that is done', async (t) => {
    await broker.rabbitmqctl('import_definitions', DEFINITIONS)
    await waitFor('web to be ready', async () => (await fetch(`${darkroom.url}/ready`)).ok)
    const client = createClient(darkroom.url)
    const id = await client.accepted({ name: 'a.jpg', bytes: await photo(60, 40) })
    t.match((await client.settled(id)).results, [{ status: 'done' }])
    t.strictSame([await receiver.stop(), await web.stop()], [0, 0])
  })
})

t.test('what an operator declares is what the darkroom would have declared', async (t) => {
  t.strictSame(JSON.parse(await readFile(DEFINITIONS, 'utf8')), await definitions(''))
  const darkroom = await openDarkroom(t, { AMQP_URL: broker.url, QUEUE_PREFIX: '' })
  const web = await darkroom.startWeb()
  t.notMatch(web.output(), /PRECONDITION|inequivalent/)
})

t.test('the exchange of an earlier release is made anew, or used as it is', async (t) => {
  const connection = await connect(broker.url)
  t.teardown(() => connection.close())
  const channel = await connection.createChannel()
  for (const [prefix, isHeard] of Object.entries({ 'old.': false, 'both.': true })) {
    const { events } = queueNames(prefix)
    await channel.assertExchange(events, 'fanout', { durable: true })
    // as by a web of that release
    const { queue } = await channel.assertQueue('', { exclusive: true })
    if (isHeard) await channel.bindQueue(queue, events, '')
    const darkroom = await openDarkroom(t, { AMQP_URL: broker.url, QUEUE_PREFIX: prefix })
    await darkroom.start()
    const id = await createClient(darkroom.url).accepted({
      name: 'a.jpg',
      bytes: await photo(9, 9)
    })
    await waitFor('events', async () => {
      const { results } = await createClient(darkroom.url).readImage(id)
      return results[0]?.status === 'done'
    })
    const { stdout } = await broker.rabbitmqctl('--quiet', 'list_exchanges', 'name', 'type')
    t.match(stdout, `${events}\t${isHeard ? 'fanout' : 'topic'}\n`)
    if (isHeard) t.ok(await channel.get(queue, { noAck: true }), 'who listened before hears on')
  }
})
