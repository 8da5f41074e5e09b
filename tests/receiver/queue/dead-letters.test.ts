import t from 'tap'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const NO_JOBS = [
  'no JSON',
  '{"version":1}',
  '{"version":1,"image":"../../../etc/passwd","recipe":"grayscale"}',
  Buffer.from([0xff, 0xd8, 0xff])
]

t.test('messages that are not jobs become dead letters, and do not hold up jobs', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.start()
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { dead, lanes } = queues.names
  for (const content of NO_JOBS) await queues.publish(content, 'bulk')
  const id = await client.accepted({ name: 'a.jpg', bytes: await photo(60, 40) })

  t.match((await client.settled(id)).results, [{ status: 'done' }])
  await waitFor('all of them', async () => (await queues.ready(dead)) === NO_JOBS.length)
  const letters = await Promise.all(NO_JOBS.map(() => queues.take(dead)))
  for (const content of NO_JOBS) {
    t.ok(letters.some((letter) => letter?.content === content.toString()))
  }
  t.ok(letters.every((letter) => letter?.headers.reason === 'not a job'))
  t.ok(letters.every((letter) => letter?.headers.lane === 'bulk'))
  t.equal(await queues.ready(lanes.images), 0)
  t.equal(await queues.retrying(), 0)
})
