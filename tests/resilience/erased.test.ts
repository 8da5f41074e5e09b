import t from 'tap'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

const slow = await slowImage()

t.test('an image erased while it is developed leaves nothing behind', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.start()
  const queues = await openQueues(t, darkroom.queuePrefix)
  const recipe = slowRecipe(1)
  const id = await client.accepted(slow, recipe)
  await openStates(darkroom).underWay(id, recipe)
  t.equal((await fetch(`${darkroom.url}/images/${id}`, { method: 'DELETE' })).status, 204)

  await waitFor('nothing left', async () => (await darkroom.files()).length === 0)
  t.equal((await fetch(`${darkroom.url}/images/${id}`)).status, 404)
  t.equal(await queues.retrying(), 0)
  t.equal(await queues.ready(queues.names.dead), 0)
})

t.test('an image erased while it waits leaves nothing behind', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.startWeb()
  const queues = await openQueues(t, darkroom.queuePrefix)
  const id = await client.accepted(slow)
  await fetch(`${darkroom.url}/images/${id}`, { method: 'DELETE' })
  t.strictSame(await darkroom.files(), [])

  const receiver = darkroom.startReceiver()
  await waitFor('the job to be seen', () => receiver.output().includes('nothing left to do'))
  t.equal(await receiver.stop(), 0)
  t.equal(await queues.ready(queues.names.lanes.images), 0)
  t.strictSame(await darkroom.files(), [])
})
