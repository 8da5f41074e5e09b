import { chmod, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { openStorage } from '#lib/storage/open-storage.ts'

t.test('folders that an older release left open are shut, others are left alone', async (t) => {
  const root = t.testdir()
  const modeOf = async (name: string) => (await stat(join(root, name))).mode & 0o777
  for (const name of ['images', 'pending', 'other']) {
    await mkdir(join(root, name))
    await chmod(join(root, name), 0o755)
  }
  await openStorage({ storage: `file:${root}` })
  t.equal(await modeOf('images'), 0o700)
  t.equal(await modeOf('pending'), 0o700)
  t.equal(await modeOf('other'), 0o755)
})
