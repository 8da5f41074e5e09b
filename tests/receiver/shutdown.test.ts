import t, { type Test } from 'tap'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { filesIn } from '../support/storage/folder.ts'
import { hangOriginal } from '../support/storage/hang.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

/** The time that a receiver gives itself to stop. */
const GRACE_MS = 18_000
const slow = await slowImage()

async function open(t: Test, settings: Record<string, string> = {}) {
  const darkroom = await openDarkroom(t, settings)
  const client = createClient(darkroom.url)
  const { web, receiver } = await darkroom.start()
  return {
    darkroom,
    client,
    web,
    receiver,
    states: openStates(darkroom),
    queues: await openQueues(t, darkroom.queuePrefix),
    send: (recipe: string) => client.accepted(slow, recipe)
  }
}

/** Its exit code, and how long it took. */
async function end(receiver: { exited: Promise<[number | null, string | null]> }) {
  const began = performance.now()
  const [code, signal] = await receiver.exited
  return { code, signal, inTime: performance.now() - began < GRACE_MS + 2000 }
}

const CLEANLY = { code: 0, signal: null, inTime: true }

t.test('a receiver that is stopped finishes its jobs in hand', async (t) => {
  const { client, receiver, states, queues, send } = await open(t)
  const recipe = slowRecipe(1)
  const id = await send(recipe)
  await states.underWay(id, recipe)
  receiver.kill('SIGTERM')
  t.match(await end(receiver), CLEANLY)
  t.match((await client.readImage(id)).results, [{ status: 'done' }])
  t.equal(await queues.ready(queues.names.lanes.images), 0)
})

t.test('a second signal does not keep it from finishing', async (t) => {
  const { client, receiver, states, send } = await open(t)
  const recipe = slowRecipe(1)
  const id = await send(recipe)
  await states.underWay(id, recipe)
  receiver.kill('SIGTERM')
  await waitFor('the stop', () => receiver.output().includes('stopping'))
  receiver.kill('SIGTERM')
  receiver.kill('SIGINT')
  t.match(await end(receiver), CLEANLY)
  t.match((await client.readImage(id)).results, [{ status: 'done' }])
})

t.test('jobs not finished in time are requeued, and lose no attempt', async (t) => {
  const darkroom = await openDarkroom(t, { RECEIVER_CONCURRENCY: '2' })
  const client = createClient(darkroom.url)
  const states = openStates(darkroom)
  const queues = await openQueues(t, darkroom.queuePrefix)
  await darkroom.startWeb()
  const recipe = 'grayscale'
  const ids = [await client.accepted(slow, recipe), await client.accepted(slow, recipe)]
  for (const id of ids) await hangOriginal(darkroom.dataDir, id)
  const receiver = darkroom.startReceiver()
  await Promise.all(ids.map((id) => states.underWay(id, recipe)))
  receiver.kill('SIGTERM')
  t.match(await end(receiver), CLEANLY)
  for (const id of ids) {
    t.strictSame(await states.begun(id, recipe), [])
  }
  await waitFor('both jobs', async () => (await queues.ready(queues.names.lanes.images)) === 2)
  t.equal((await filesIn(darkroom.dataDir)).filter((file) => file.startsWith('pending')).length, 2)
})

t.test('suspects waiting for memory are requeued, and lose no attempt', async (t) => {
  const { darkroom, client, receiver: first, states, queues, send } = await open(t)
  await first.stop()
  const recipe = slowRecipe(1)
  const suspects = [await send(recipe), await send(recipe)]
  // a receiver dies with both in hand
  const second = darkroom.startReceiver()
  await states.underWay(suspects[0] ?? '', recipe)
  second.kill('SIGKILL')
  await second.exited
  const receiver = darkroom.startReceiver()
  await Promise.any(suspects.map((id) => states.begunAgain(id, recipe, 2)))
  receiver.kill('SIGTERM')
  t.match(await end(receiver), CLEANLY)
  const begun = await Promise.all(suspects.map((id) => states.begun(id, recipe)))
  t.strictSame(begun, [[], []], 'taken back, or settled')
  const results = await Promise.all(
    suspects.map(async (id) => (await client.readImage(id)).results)
  )
  const done = results.flat().filter(({ status }) => status === 'done').length
  t.equal(await queues.ready(queues.names.lanes.images), 2 - done)
})

t.test('without work it stops at once', async (t) => {
  const { receiver } = await open(t)
  receiver.kill('SIGTERM')
  t.match(await end(receiver), CLEANLY)
  t.match(receiver.output(), /stopped\n$/)
})
