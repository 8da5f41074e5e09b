import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { openFileStorage } from '#lib/storage/fs.ts'
import { unfinishedName } from '#lib/storage/writer.ts'
import { HOUR_MS } from '#lib/units.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { storageContract } from '../../support/storage/storage-contract.ts'
import { waitFor } from '../../support/wait-for.ts'

const NAMES = join(import.meta.dirname, '../../../lib/storage/writer.ts')
const open = (folder: string) => openFileStorage(folder)

storageContract(t, (t) => open(t.testdir()))

t.test('files: creates the folder when it is first needed', async (t) => {
  const folder = join(t.testdir(), 'not', 'there')
  await open(folder).writeOnce('a/b', 'x')
  t.strictSame(await filesIn(folder), ['a/b'])
})

t.test('files: removes old unfinished objects and keeps new ones', async (t) => {
  const folder = t.testdir()
  const storage = open(folder)
  await mkdir(join(folder, 'tmp'))
  for (const name of ['old', 'new']) await writeFile(join(folder, 'tmp', name), 'half')
  const anHourAgo = new Date(Date.now() - HOUR_MS)
  await utimes(join(folder, 'tmp', 'old'), anHourAgo, anHourAgo)
  await storage.removeUnfinished(new Date(Date.now() - 1_800_000))
  t.strictSame(await readdir(join(folder, 'tmp')), ['new'])
})

t.test('files: what a process that has ended left unfinished is removed at once', async (t) => {
  const folder = t.testdir()
  const storage = open(folder)
  await mkdir(join(folder, 'tmp'))
  const script = `import('${NAMES}').then((writer) => console.log(writer.unfinishedName()))`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script])
  for (const name of [stdout.trim(), unfinishedName()]) {
    await writeFile(join(folder, 'tmp', name), 'half')
  }
  await storage.removeUnfinished(new Date(0))
  const [left = '', ...more] = await readdir(join(folder, 'tmp'))
  t.strictSame(
    [more, left.includes(`.${process.pid}.`)],
    [[], true],
    'but not what this one writes'
  )
})

t.test('files: what is missing because its folder has gone is trouble, not absence', async (t) => {
  const folder = t.testdir()
  const storage = open(folder)
  await storage.writeOnce('images/a/image.json', '{}')
  t.equal(await storage.read('images/b/image.json'), undefined)
  await rename(join(folder, 'images'), join(folder, 'away'))
  const gone = { name: 'StorageGone' }
  await t.rejects(storage.read('images/b/image.json'), gone)
  await t.rejects(storage.list('images'), gone)
  await t.rejects(storage.writeOnce('images/b/image.json', '{}'), gone)
  await t.rejects(storage.check(), gone)
  t.notOk((await readdir(folder)).includes('images'), 'nothing is put in its place')
  await rename(join(folder, 'away'), join(folder, 'images'))
  t.equal(await storage.read('images/a/image.json'), '{}')
  await storage.check()
})

t.test('files: check fails if nothing can be written', async (t) => {
  const folder = t.testdir({ file: '' })
  await t.rejects(open(join(folder, 'file', 'below')).check(), { code: 'ENOTDIR' })
})

t.test('files: check fails if what is written cannot be named among the images', async (t) => {
  const folder = t.testdir({ images: {} })
  const images = join(folder, 'images')
  try {
    execFileSync('mount', ['--bind', images, images], { stdio: 'ignore' })
  } catch {
    return t.pass('nothing can be mounted here: nothing tried')
  }
  const failure = await open(folder)
    .check()
    .catch((err) => err)
  execFileSync('umount', [images])
  t.match(failure, { code: 'EXDEV' })
  t.strictSame(await filesIn(folder), [])
})

/** Another process that puts files into the folder, some hundred times a second. */
const WRITER = `const { mkdirSync, writeFileSync } = require('node:fs')
const folder = process.argv[1]
setInterval(() => {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(folder + '/' + process.hrtime()[1] % 40, 'x')
  } catch {}
}, 4)`

t.test('files: a folder that others still write into is removed', async (t) => {
  const folder = t.testdir({})
  const storage = open(folder)
  const writer = spawn(process.execPath, ['-e', WRITER, join(folder, 'images/x')])
  try {
    for (let i = 0; i < 100; i++) {
      await waitFor('the writer', async () => (await storage.list('images/x')).length > 0)
      await storage.removeBelow('images/x')
    }
  } finally {
    // before the folder of the test is removed, which would never end
    writer.kill('SIGKILL')
    await once(writer, 'exit')
  }
})
