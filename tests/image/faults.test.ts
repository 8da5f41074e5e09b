import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { type Container, noImage, openHost } from './container.ts'

const run = promisify(execFile)

async function cannotStart(t: Test, container: Container, reason: RegExp) {
  t.equal(await container.exited, 78)
  const lines = container.output().trimEnd().split('\n')
  t.match(lines.at(-1), reason)
  t.ok(lines.length <= 2, 'no restarts')
}

t.test('reports once why it cannot start', { skip: noImage }, async (t) => {
  const host = await openHost(t)

  t.test('an invalid variable', async (t) => {
    const container = await host.launch({ env: { MAX_SIDE: 'huge' } })
    await cannotStart(t, container, /^cannot start: MAX_SIDE=huge is not allowed: /)
  })

  t.test('a data folder that is not writable', async (t) => {
    const locked = join(host.folder, 'locked')
    await mkdir(locked, { mode: 0o755 })
    const container = await host.launch({ volumes: { '/data': locked } })
    await cannotStart(t, container, /^cannot start: DATA_DIR=\/data cannot be written \(E.*31337/)
  })

  t.test('a full disk', async (t) => {
    const full = join(host.folder, 'full')
    await mkdir(full)
    await run('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=1777', 'tmpfs', full])
    t.teardown(() => run('umount', [full]))
    const container = await host.launch({ volumes: { '/data': full } })
    await cannotStart(
      t,
      container,
      /^cannot start: DATA_DIR=\/data has \d+ MB free, \d+ are needed/
    )
  })
})
