import { join } from 'node:path'
import t from 'tap'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { prints, sendCrowd } from '../support/http/crowd.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { keepRunning } from '../support/processes/keep-running.ts'
import { filesIn } from '../support/storage/folder.ts'
import { waitFor } from '../support/wait-for.ts'

const UPLOADS = 200
const KILLED_AFTER = [20, 70, 120]

t.test('200 uploads end in 200 prints, though receivers are killed three times', async (t) => {
  const darkroom = await openDarkroom(t)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const client = createClient(darkroom.url)
  await darkroom.startWeb()
  const receivers = [1, 2].map(() => keepRunning(() => darkroom.startReceiver()))
  t.teardown(() => {
    for (const receiver of receivers) receiver.leave()
  })

  const developed = () =>
    receivers
      .map(({ output }) => output().split('image developed').length - 1)
      .reduce((a, b) => a + b)
  const sending = sendCrowd(client, UPLOADS)
  for (const count of KILLED_AFTER) {
    await waitFor(`${count} prints`, () => developed() >= count, 60_000)
    for (const receiver of receivers) receiver.current().kill('SIGKILL')
  }

  t.strictSame(await prints(client, await sending), Array(UPLOADS).fill('done'))
  t.equal(receivers[0]?.starts(), KILLED_AFTER.length + 1)
  t.strictSame(await filesIn(join(darkroom.dataDir, 'pending')), [])
  t.equal(await queues.ready(queues.names.lanes.images), 0)
  t.equal(await queues.ready(queues.names.dead), 0)
})
