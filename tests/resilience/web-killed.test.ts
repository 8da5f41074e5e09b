import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { prints } from '../support/http/crowd.ts'
import { openRawConnection } from '../support/http/raw-connection.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { filesIn } from '../support/storage/folder.ts'
import { waitFor } from '../support/wait-for.ts'

const AT_ONCE = 50
const DEATHS = 3
/** When web is killed in each of its runs. */
const ACCEPTED = 10

t.test('every upload that was accepted has its print, though web is killed', async (t) => {
  const darkroom = await openDarkroom(t, { JOB_TIMEOUT_SECONDS: '5' })
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const image = { name: 'a.jpg', bytes: await photo(300, 200) }
  const accepted: string[] = []
  darkroom.startReceiver()
  for (let death = 1; death <= DEATHS; death++) {
    const web = await darkroom.startWeb()
    const enough = accepted.length + ACCEPTED
    const send = async () => {
      accepted.push(await client.accepted(image))
      if (accepted.length === enough) web.kill('SIGKILL')
    }
    await Promise.allSettled(Array.from({ length: AT_ONCE }, send))
    await web.exited
  }
  const web = await darkroom.startWeb()

  t.ok(accepted.length < DEATHS * AT_ONCE, `some were cut off: ${accepted.length} were not`)
  t.strictSame(await prints(client, accepted), Array(accepted.length).fill('done'))
  t.equal(await queues.ready(queues.names.dead), 0)
  await waitFor('an empty queue', async () => (await queues.ready(queues.names.lanes.images)) === 0)
  // an interrupted upload may leave only its mark, which web looks for when it starts
  await web.stop()
  await darkroom.startWeb()
  const pending = join(darkroom.dataDir, 'pending')
  await waitFor('no job to be pending', async () => (await filesIn(pending)).length === 0)
  const known = (await readdir(join(darkroom.dataDir, 'images'))).map((id) => client.readImage(id))
  const seen = (await Promise.all(known)).filter((image) => 'results' in image)
  t.ok(seen.length >= accepted.length)
  // one that was never answered may lie there without its mark: nobody knows its id
  const results = seen.flatMap((image) => image.results)
  t.ok(results.length >= accepted.length)
  t.ok(
    results.every(({ status }) => status === 'done'),
    'nor does any other one wait'
  )
})

t.test('the half of an upload under which web is killed is gone with its next start', async (t) => {
  const darkroom = await openDarkroom(t)
  const web = await darkroom.startWeb()
  const connection = await openRawConnection(darkroom.port)
  connection.send(
    'POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\nContent-Length: 9000000\r\n\r\n'
  )
  connection.send(await photo(300, 200))
  connection.send(Buffer.alloc(100_000))
  const unfinished = () => filesIn(join(darkroom.dataDir, 'tmp'))
  await waitFor('it to begin', async () => (await unfinished()).length > 0)
  web.kill('SIGKILL')
  await web.exited
  t.equal((await unfinished()).length, 1)
  await darkroom.startWeb()
  await waitFor('it to go', async () => (await unfinished()).length === 0)
})
