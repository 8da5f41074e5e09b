import t from 'tap'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

const COPIES = 6

t.test('a job delivered many times is one result, and its bytes do not change', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const { receiver } = await darkroom.start()
  const second = darkroom.startReceiver()
  const queues = await openQueues(t, darkroom.queuePrefix)
  await waitFor('both receivers', async () => (await queues.receivers()) === 2)
  const id = await client.accepted({ name: 'a.jpg', bytes: await photo(300, 200) })
  const [result] = (await client.settled(id)).results
  const bytes = await client.bytes(result?.url ?? '')

  const job = encodeJob(createJob(id, 'grayscale'))
  for (let copy = 0; copy < COPIES; copy++) await queues.publish(job)
  const waiting = () => queues.ready(queues.names.lanes.images)
  await waitFor('every copy to be taken', async () => (await waiting()) === 0)
  t.strictSame([await receiver.stop(), await second.stop()], [0, 0])
  t.equal(await waiting(), 0, 'every copy was acked')
  t.match((await client.readImage(id)).results, [{ status: 'done' }])
  t.strictSame(await client.bytes(result?.url ?? ''), bytes)
  t.equal((receiver.output() + second.output()).split('image developed').length - 1, 1)
})

t.test('a job delivered again while it is developed is developed once', async (t) => {
  const darkroom = await openDarkroom(t, { RECEIVER_CONCURRENCY: '4' })
  const client = createClient(darkroom.url)
  const { receiver } = await darkroom.start()
  const queues = await openQueues(t, darkroom.queuePrefix)
  const recipe = slowRecipe(2)
  const id = await client.accepted(await slowImage(), recipe)
  await openStates(darkroom).underWay(id, recipe)
  for (let copy = 0; copy < 3; copy++) await queues.publish(encodeJob(createJob(id, recipe)))

  t.match((await client.settled(id)).results, [{ status: 'done' }])
  await waitFor(
    'the queue to be empty',
    async () => (await queues.ready(queues.names.lanes.images)) === 0
  )
  await receiver.stop()
  t.equal(await queues.ready(queues.names.lanes.images), 0, 'every copy was acked')
  t.equal(receiver.output().split('image developed').length - 1, 1)
})

t.test('two receivers at the same job at once end in one result', async (t) => {
  const darkroom = await openDarkroom(t, { RECEIVER_CONCURRENCY: '1' })
  const client = createClient(darkroom.url)
  const states = openStates(darkroom)
  const first = (await darkroom.start()).receiver
  const queues = await openQueues(t, darkroom.queuePrefix)
  const recipe = slowRecipe(3)
  const id = await client.accepted(await slowImage(), recipe)
  await states.underWay(id, recipe)
  first.kill('SIGSTOP')
  const second = darkroom.startReceiver()
  await queues.publish(encodeJob(createJob(id, recipe)))
  await waitFor('the second one', async () => (await queues.ready(queues.names.lanes.images)) === 0)
  first.kill('SIGCONT')

  t.match((await client.settled(id)).results, [{ status: 'done' }])
  const bytes = await client.bytes(`/images/${id}/results/${recipe}`)
  t.equal(await second.stop(), 0)
  t.equal(await first.stop(), 0)
  t.match((await client.readImage(id)).results, [{ status: 'done' }])
  t.strictSame(await client.bytes(`/images/${id}/results/${recipe}`), bytes)
  t.strictSame(await states.begun(id, recipe), [])
})
