import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { ageMarks } from '../../support/storage/marks.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
let web = await darkroom.startWeb()
const client = createClient(darkroom.url)
const queues = await openQueues(t, darkroom.queuePrefix)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const pending = join(darkroom.dataDir, 'pending')

/** Web looks for lost jobs when it reconnects. */
async function restartWeb() {
  await web.stop()
  web = await darkroom.startWeb()
  const { queue } = (await (await fetch(`${darkroom.url}/status`)).json()) as { queue: unknown }
  return queue
}

t.test('a mark exists from before the job is published until it is settled', async (t) => {
  const id = await client.accepted(fry)
  t.strictSame((await filesIn(pending)).length, 1)
  t.match((await filesIn(pending))[0], id)
  t.equal(await queues.ready(queues.names.lanes.images), 1)
})

t.test('a job that still waits is not published again, however old', async (t) => {
  await ageMarks(darkroom.dataDir)
  await restartWeb()
  await waitFor('the events', async () => {
    const { queue } = (await (await fetch(`${darkroom.url}/status`)).json()) as { queue: unknown }
    return queue !== null
  })
  t.equal(await queues.ready(queues.names.lanes.images), 1)
  t.notMatch(web.output(), 'published again')
})

t.test('a job that was lost a moment ago may still be in hand, and is left alone', async (t) => {
  await queues.purge(queues.names.lanes.images)
  const id = await client.accepted(fry)
  await queues.purge(queues.names.lanes.images)
  await ageMarks(darkroom.dataDir)
  const [young] = (await filesIn(pending)).filter((mark) => mark.startsWith(id))
  await utimes(join(pending, young ?? ''), new Date(), new Date())
  await restartWeb()
  await waitFor('the old one', async () => (await queues.ready(queues.names.lanes.images)) === 1)
  await waitFor('its line', () => web.output().includes('published again'))
  t.equal(web.output().match(/published again/g)?.length, 1)
  t.notMatch(web.output(), new RegExp(`${id}.*published again|published again.*${id}`))
})

t.test('a job published again is developed, and its mark removed', async (t) => {
  await ageMarks(darkroom.dataDir)
  darkroom.startReceiver()
  await waitFor('one mark to be left', async () => (await filesIn(pending)).length === 1)
  await restartWeb()
  await waitFor('none to be left', async () => (await filesIn(pending)).length === 0)
  t.equal(await queues.ready(queues.names.lanes.images), 0)
})
