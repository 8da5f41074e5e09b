import t from 'tap'
import { allQueues } from '#lib/broker/topology.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { type Darkroom, openDarkroom } from '../support/processes/darkroom.ts'
import { filesIn } from '../support/storage/folder.ts'
import { ageMarks } from '../support/storage/marks.ts'
import { waitFor } from '../support/wait-for.ts'

const image = { name: 'a.jpg', bytes: await photo(60, 40) }

t.test('queues deleted at the broker are declared again, and work goes on', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.start()
  const queues = await openQueues(t, darkroom.queuePrefix)
  for (const queue of allQueues(queues.names)) await queues.remove(queue)

  const id = await client.accepted(image)
  t.match((await client.settled(id)).results, [{ status: 'done' }])
  t.equal(await queues.receivers(), 1)
})

const WHEN: Record<string, (darkroom: Darkroom) => Promise<() => Promise<unknown>>> = {
  'when web finds the broker': async (darkroom) => {
    const web = await darkroom.startWeb()
    return () => web.stop().then(() => darkroom.startWeb())
  },
  'at one of its looks, of which there is one a minute': async (darkroom) => {
    await darkroom.startWebHere({ lookForLostJobsMs: 500 })
    return async () => {}
  }
}
for (const [when, start] of Object.entries(WHEN)) {
  t.test(`jobs that were lost with their queue are published again ${when}`, async (t) => {
    const darkroom = await openDarkroom(t)
    const client = createClient(darkroom.url)
    const findBroker = await start(darkroom)
    const queues = await openQueues(t, darkroom.queuePrefix)
    const ids = [await client.accepted(image), await client.accepted(image)]
    await ageMarks(darkroom.dataDir)
    await queues.purge(queues.names.lanes.images)
    await findBroker()
    await waitFor('both', async () => (await queues.ready(queues.names.lanes.images)) === 2)

    darkroom.startReceiver()
    for (const id of ids) t.match((await client.settled(id)).results, [{ status: 'done' }])
    t.strictSame(await filesIn(`${darkroom.dataDir}/pending`), [])
  })
}
