import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const large = { name: 'large.jpg', bytes: Buffer.concat([fry.bytes, Buffer.alloc(3_000_000)]) }

const UNMOUNTED = 'no disk can be mounted here: only root may'

/** A disk of two megabytes in memory; undefined where none can be mounted. */
function mountDisk(t: Test): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'revelado-disk-'))
  t.teardown(() => rmdirSync(disk))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  t.teardown(() => execFileSync('umount', [disk]))
  return disk
}

/** Web with such a disk as its storage. */
async function openOnDisk(t: Test) {
  // mounted first, so that it is unmounted last
  const disk = mountDisk(t)
  if (!disk) return undefined
  const darkroom = await openDarkroom(t, { STORAGE: `file:${disk}` })
  await darkroom.startWeb()
  return { disk, url: darkroom.url, client: createClient(darkroom.url) }
}

t.test('a full disk', async (t) => {
  const opened = await openOnDisk(t)
  if (!opened) return t.pass(UNMOUNTED, { skip: UNMOUNTED })
  const { disk, url, client } = opened
  const image = (await (await client.send([fry])).json()) as ImageJson
  const before = await filesIn(disk)

  t.test('accepts what fits and refuses what does not, leaving nothing of it', async (t) => {
    const response = await client.send([large])
    t.match(response.headers.get('retry-after'), /^\d+$/)
    const problem = await assertProblem(t, response, { status: 507, code: 'storage-full' })
    t.equal(problem.variable, 'DATA_DIR')
    t.strictSame(await filesIn(disk), before)
    t.equal((await client.send([fry])).status, 202, 'and what has room is still taken')
  })

  t.test('refuses everything when completely full, and is not ready', async (t) => {
    const brim = join(disk, 'brim')
    t.throws(() => writeFileSync(brim, Buffer.alloc(4_000_000)), { code: 'ENOSPC' })
    await assertProblem(t, await client.send([fry]), { status: 507, code: 'storage-full' })
    const ready = await fetch(`${url}/ready`)
    const problem = await assertProblem(t, ready, { status: 503, code: 'storage-away' })
    t.match(problem.reason, { code: 'no-space', parameters: { errno: 'ENOSPC' } })
    const { storage } = (await (await fetch(`${url}/status`)).json()) as { storage: object }
    t.match(storage, { writable: false, error: /no space/, code: 'no-space' })
    t.equal((await fetch(url + image.original.url)).status, 200, 'what is there is served')
    rmSync(brim)
  })

  t.test('accepts images again once there is room, without a restart', async (t) => {
    t.equal((await fetch(`${url}/ready`)).status, 200)
    t.equal((await client.send([fry])).status, 202)
  })
})

t.test('a read-only disk', async (t) => {
  const opened = await openOnDisk(t)
  if (!opened) return t.pass(UNMOUNTED, { skip: UNMOUNTED })
  const { disk, url, client } = opened
  const image = (await (await client.send([fry])).json()) as ImageJson
  const remount = (how: string) => execFileSync('mount', ['-o', `remount,${how}`, disk])
  remount('ro')

  t.test('serves what is stored and accepts nothing', async (t) => {
    const refused = { status: 503, code: 'storage-away' }
    const upload = await client.send([fry])
    t.match(upload.headers.get('retry-after'), /^\d+$/)
    await assertProblem(t, upload, refused)
    await assertProblem(t, await fetch(url + image.url, { method: 'DELETE' }), refused)
    const ready = await assertProblem(t, await fetch(`${url}/ready`), refused)
    t.match(ready.reason, { code: 'read-only', parameters: { errno: 'EROFS' } })
    t.ok((await client.bytes(image.original.url)).equals(fry.bytes))
  })

  t.test('accepts images again once it is writable', async (t) => {
    remount('rw')
    t.equal((await fetch(`${url}/ready`)).status, 200)
    t.equal((await client.send([fry])).status, 202)
    t.equal((await fetch(url + image.url, { method: 'DELETE' })).status, 204)
  })
})

t.test('a storage that is not a folder is reported, and web starts nevertheless', async (t) => {
  const darkroom = await openDarkroom(t)
  writeFileSync(join(darkroom.dataDir, 'file'), '')
  const storage = `file:${join(darkroom.dataDir, 'file', 'images')}`
  await darkroom.startWeb({ STORAGE: storage }, '/health')
  const readiness = () => fetch(`${darkroom.url}/ready`)
  await waitFor('the broker', async () => !/broker/.test(await (await readiness()).text()))
  const problem = await assertProblem(t, await readiness(), { status: 503, code: 'storage-away' })
  t.match(problem.reason, { code: 'no-folder', parameters: { errno: 'ENOTDIR' } })
  const response = await createClient(darkroom.url).send([fry])
  await assertProblem(t, response, { status: 503, code: 'storage-away' })
})

t.test('a storage folder that does not exist yet is created', async (t) => {
  const darkroom = await openDarkroom(t)
  mkdirSync(join(darkroom.dataDir, 'a'))
  const storage = `file:${join(darkroom.dataDir, 'a', 'b', 'c')}`
  await darkroom.startWeb({ STORAGE: storage })
  t.equal((await createClient(darkroom.url).send([fry])).status, 202)
})
