import t from 'tap'
import { startPrivateBroker } from '../support/broker/private-broker.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { prints, sendCrowd } from '../support/http/crowd.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom, status } from '../support/processes/darkroom.ts'
import { pause } from '../support/processes/pause.ts'
import type { Program } from '../support/processes/program.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

const UPLOADS = 200
const KILLED_AFTER = 40

const broker = await startPrivateBroker(t)

t.test('200 uploads end in 200 prints, though the broker is killed meanwhile', async (t) => {
  const darkroom = await openDarkroom(t, { AMQP_URL: broker.url })
  const client = createClient(darkroom.url)
  const { receiver } = await darkroom.start()

  const sending = sendCrowd(client, UPLOADS)
  await waitFor(`${KILLED_AFTER} prints`, () => developedBy(receiver) >= KILLED_AFTER, 60_000)
  await broker.kill()
  t.strictSame(await prints(client, await sending), Array(UPLOADS).fill('done'))
})

t.test('one long job survives five deaths of the broker without a counted attempt', async (t) => {
  const settings = { AMQP_URL: broker.url, JOB_TIMEOUT_SECONDS: '300' }
  const darkroom = await openDarkroom(t, settings)
  const client = createClient(darkroom.url)
  const states = openStates(darkroom)
  const { receiver } = await darkroom.start()
  const recipe = slowRecipe(14)
  const id = await client.accepted(await slowImage(), recipe)
  await states.underWay(id, recipe)

  for (let death = 1; death <= 5; death++) {
    // the job takes long only while the broker may be killed
    const resume = await pause(receiver)
    await broker.kill()
    resume()
    await waitFor('the receiver', async () => (await status(darkroom.url)).receivers === 1)
    t.strictSame(await states.begun(id, recipe), [])
  }
  t.match((await client.settled(id, 120_000)).results, [{ status: 'done' }])
  const queues = await openQueues(t, darkroom.queuePrefix, broker.url)
  const { lanes, dead } = queues.names
  await waitFor('nothing to wait', async () => (await queues.ready(lanes.images)) === 0)
  t.equal(await queues.ready(dead), 0)
  await waitFor('its line', () => developedBy(receiver) > 0)
  t.equal(developedBy(receiver), 1, 'it was developed once')
})

/** How often it has said so. */
function developedBy({ output }: Pick<Program, 'output'>): number {
  return output().split('image developed').length - 1
}
