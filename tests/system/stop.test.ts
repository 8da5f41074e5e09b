import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { signalAll } from '../support/processes/processes.ts'
import { openStack } from '../support/processes/stack.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

const stack = await openStack(t)
const client = createClient(stack.url)

t.test('loses nothing when every process gets SIGTERM twice during work', async (t) => {
  const whole = stack.launch()
  await stack.ready()
  const photos = await Promise.all(Array.from({ length: 20 }, (_, i) => photo(900, 600, i + 1)))
  const recipe = slowRecipe(4)
  const slow = await client.accepted(await slowImage(), recipe)
  const underWay = openStates(stack).underWay(slow, recipe)
  const waiting = await Promise.all(
    photos.map((bytes, i) => client.accepted({ name: `${i}.jpg`, bytes }))
  )
  await underWay

  const since = Date.now()
  for (let times = 0; times < 2; times++) {
    signalAll(stack.processes(), 'SIGTERM')
  }
  t.strictSame(await whole.exited, [0, null])
  await waitFor('every process to exit', () => stack.processes().length === 0)
  t.comment(`stopped in ${Date.now() - since} ms`)
  t.ok(Date.now() - since < 25_000)
  t.match(whole.output(), /\(receiver\): stopped.*broker stopped/s, 'the broker stops last')
  t.notMatch(whole.output(), /sending SIGKILL|killing/)

  stack.launch()
  await stack.ready()
  for (const id of [slow, ...waiting]) {
    const { results } = await client.settled(id, 60_000)
    t.match(results, [{ status: 'done' }])
  }
})
