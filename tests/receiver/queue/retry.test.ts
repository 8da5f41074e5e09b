import { execFileSync } from 'node:child_process'
import { mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openQueues } from '../../support/broker/queues.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

t.test('a job waits while nothing can be written, and is done afterwards', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  await darkroom.startWeb()
  const id = await client.accepted({ name: 'a.jpg', bytes: await photo(60, 40) })
  const [tmp, away] = [join(darkroom.dataDir, 'tmp'), join(darkroom.dataDir, 'away')]
  await rename(tmp, away)
  await writeFile(tmp, 'no folder')

  const receiver = darkroom.startReceiver()
  await waitFor('the job to be laid aside', async () => (await queues.retrying()) === 1)
  t.match((await client.readImage(id)).results, [{ status: 'queued' }])
  await rm(tmp)
  await rename(away, tmp)
  t.match((await client.settled(id, 60_000)).results, [{ status: 'done' }])
  t.match(receiver.output(), /WARN.*job failed, scheduling a retry/)
})

t.test('a print that does not fit on the disk is made once there is room', async (t) => {
  const darkroom = await openDarkroom(t)
  const { dataDir } = darkroom
  if (!mountSmallDisk(dataDir)) return t.pass('no disk can be mounted here: nothing tried')
  t.teardown(() => execFileSync('umount', ['--lazy', dataDir]))
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  await darkroom.startWeb()
  const recipe = 'resize:width=1200;enlarge=true,output:format=tiff'
  const id = await client.accepted({ name: 'a.jpg', bytes: await photo(300, 200) }, recipe)
  await fill(join(dataDir, 'ballast'), 64 * 1024)

  darkroom.startReceiver()
  await waitFor('the job to be laid aside', async () => (await queues.retrying()) === 1)
  t.match((await client.readImage(id)).results, [{ status: 'queued' }])
  t.notOk(
    (await filesIn(dataDir)).some((file) => file.startsWith('tmp')),
    'nothing half written'
  )
  await rm(join(dataDir, 'ballast'))
  t.match((await client.settled(id, 60_000)).results, [{ status: 'done' }])
})

/** Needs root, and a system that allows it. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Fills the disk up to this many bytes. */
async function fill(path: string, left: number) {
  await mkdir(join(path, '..'), { recursive: true })
  const { bavail, bsize } = await statfs(join(path, '..'))
  await writeFile(path, Buffer.alloc(bavail * bsize - left))
}
