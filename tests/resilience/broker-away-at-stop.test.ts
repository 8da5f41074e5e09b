import t, { type Test } from 'tap'
import { queueNames } from '#lib/broker/topology.ts'
import { startPrivateBroker } from '../support/broker/private-broker.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { pause } from '../support/processes/pause.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

const broker = await startPrivateBroker(t)
const slow = await slowImage()

/** A receiver in the middle of a job. */
async function open(t: Test, recipe: string) {
  const darkroom = await openDarkroom(t, { AMQP_URL: broker.url })
  const { receiver } = await darkroom.start()
  const id = await createClient(darkroom.url).accepted(slow, recipe)
  const states = openStates(darkroom)
  await states.underWay(id, recipe)
  return { darkroom, receiver, state: () => states.readState(id, recipe) }
}

t.test('a receiver that stops while the broker is down finishes its job', async (t) => {
  const { receiver, state } = await open(t, slowRecipe(1))
  await broker.kill(async () => {
    await waitFor('the loss', () => receiver.output().includes('broker lost'))
    receiver.kill('SIGTERM')
    t.strictSame(await receiver.exited, [0, null])
  })
  t.match(await state(), { status: 'done' })
})

t.test('a receiver that stops while the broker comes back takes nothing', async (t) => {
  const recipe = slowRecipe(3)
  const { darkroom, receiver, state } = await open(t, recipe)
  await broker.noted(queueNames(darkroom.queuePrefix).lanes.images)
  const resume = await pause(receiver)
  await broker.kill()
  receiver.kill('SIGTERM')
  resume()
  t.strictSame(await receiver.exited, [0, null])
  t.match(receiver.output(), /broker connected.*stopping.*broker connected/s)

  const queues = await openQueues(t, darkroom.queuePrefix, broker.url)
  t.equal(await queues.ready(queues.names.dead), 0)
  t.equal(await queues.ready(queues.names.lanes.images), 1, 'its ack went with the old connection')
  t.match(await state(), { status: 'done' })
})

t.test('a receiver that stops while the broker hangs does not hang with it', async (t) => {
  const { receiver, state } = await open(t, slowRecipe(1))
  broker.freeze()
  t.teardown(broker.thaw)
  receiver.kill('SIGTERM')
  t.strictSame(await receiver.exited, [0, null])
  t.match(await state(), { status: 'done' })
})
