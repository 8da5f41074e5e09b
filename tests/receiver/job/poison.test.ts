import t, { type Test } from 'tap'
import { openQueues, type Queues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { slowImage, slowRecipe } from '../../support/images/slow.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { keepRunning } from '../../support/processes/keep-running.ts'
import { hangOriginal } from '../../support/storage/hang.ts'
import { plantResult } from '../../support/storage/plant-result.ts'
import { openStates } from '../../support/storage/states.ts'
import { waitFor } from '../../support/wait-for.ts'

const BYSTANDERS = 4
const CRASHED = { status: 'failed', code: 'crashed', parameters: { times: 3 } } as const
const slow = await slowImage()
const quick = { name: 'quick.jpg', bytes: await photo(60, 40) }

async function openWithReceiver(t: Test, settings: Record<string, string>) {
  const darkroom = await openDarkroom(t, settings)
  await darkroom.startWeb()
  const receiver = keepRunning(() => darkroom.startReceiver())
  t.teardown(() => receiver.leave())
  return {
    darkroom,
    receiver,
    client: createClient(darkroom.url),
    states: openStates(darkroom),
    queues: await openQueues(t, darkroom.queuePrefix)
  }
}

async function buried(queues: Queues) {
  await waitFor('the dead letter', async () => (await queues.ready(queues.names.dead)) === 1)
  return await queues.take(queues.names.dead)
}

t.test('an image over its time loses its worker three times, and then has failed', async (t) => {
  const settings = { JOB_TIMEOUT_SECONDS: '2', RECEIVER_CONCURRENCY: '2' }
  const { client, receiver, queues } = await openWithReceiver(t, settings)
  const recipe = slowRecipe(25)
  const poison = await client.accepted(slow, recipe)
  const bystanders = await Promise.all(
    Array.from({ length: BYSTANDERS }, () => client.accepted(quick, 'grayscale'))
  )

  for (const id of bystanders) t.equal((await client.settled(id)).results[0]?.status, 'done')
  const [result] = (await client.settled(poison, 60_000)).results
  t.match(result, {
    status: 'failed',
    code: 'took-too-long',
    parameters: { limit: { variable: 'JOB_TIMEOUT_SECONDS', allowed: 2 } }
  })
  const deaths = receiver.output().match(/developing stopped/g)
  t.equal(deaths?.length, 3)
  t.equal(receiver.starts(), 1, 'the receiver outlives it')
  const letter = await buried(queues)
  t.match(JSON.parse(letter?.content ?? ''), { image: poison, recipe })
})

t.test(
  'however many images are over their time, a quick one is developed beside them',
  async (t) => {
    const many = 4
    const settings = { JOB_TIMEOUT_SECONDS: '600', RECEIVER_CONCURRENCY: String(many) }
    const { client, darkroom, receiver, states } = await openWithReceiver(t, settings)
    await receiver.current().stop()
    const ids = await Promise.all(Array.from({ length: many }, () => client.accepted(slow)))
    for (const id of ids) await hangOriginal(darkroom.dataDir, id)
    await Promise.all(ids.map((id) => states.underWay(id, 'grayscale')))
    const { results } = await client.settled(await client.accepted(quick, 'grayscale'))
    t.match(results, [{ status: 'done' }])
    for (const id of ids) {
      t.match((await client.readImage(id)).results, [{ status: 'processing' }])
    }
  }
)

t.test('an image that was in hand when another killed the receiver is developed', async (t) => {
  const settings = { RECEIVER_CONCURRENCY: '2' }
  const { client, receiver, states, queues } = await openWithReceiver(t, settings)
  const recipe = slowRecipe(4)
  const [poison, bystander] = [
    await client.accepted(slow, recipe),
    await client.accepted(slow, recipe)
  ]
  await Promise.all([poison, bystander].map((id) => states.underWay(id, recipe)))

  for (const attempt of [1, 2, 3]) {
    if (attempt > 1) await states.begunAgain(poison, recipe, attempt)
    receiver.current().kill('SIGKILL')
  }
  t.match((await client.settled(poison, 60_000)).results, [
    { status: 'failed', code: 'crashed', parameters: { times: 3 } }
  ])
  t.match((await client.settled(bystander, 60_000)).results, [{ status: 'done' }])
  t.equal(JSON.parse((await buried(queues))?.content ?? '').image, poison)
})

t.test('a failed image that is requested again has three attempts again', async (t) => {
  const settings = { JOB_TIMEOUT_SECONDS: '2', RECEIVER_CONCURRENCY: '1' }
  const { client, darkroom, states } = await openWithReceiver(t, settings)
  const id = await client.accepted(slow, 'grayscale')
  await client.settled(id)
  const [state] = await states.readStates(id)
  await states.eraseResult(id, 'grayscale')
  if (state) await plantResult(states, id, { ...state, ...CRASHED })

  const response = await fetch(`${darkroom.url}/images/${id}/results`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipe: 'grayscale' })
  })
  t.equal(response.status, 202)
  t.match((await client.settled(id)).results, [{ status: 'done', error: null }])
})
