import { execFile } from 'node:child_process'
import { chown, cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from 'amqplib'
import t, { type Test } from 'tap'
import { declareTopology, queueNames } from '#lib/broker/topology.ts'
import type { Program } from '../support/processes/program.ts'
import { waitFor } from '../support/wait-for.ts'
import { type Broker, openBroker } from './broker.ts'

const run = promisify(execFile)
const names = queueNames('')

/** Publishes a job. @returns how many wait */
async function publish(broker: Broker): Promise<number> {
  const connection = await connect(await broker.url())
  const channel = await connection.createConfirmChannel()
  await declareTopology(channel, names)
  channel.sendToQueue(names.lanes.images, Buffer.from('a job'), {
    persistent: true,
    mandatory: true
  })
  await channel.waitForConfirms()
  const { messageCount } = await channel.checkQueue(names.lanes.images)
  await connection.close()
  return messageCount
}

/** A broker whose folder holds a job. */
async function openUsed(t: Test, settings: Record<string, string> = {}) {
  const broker = await openBroker(t, settings)
  const script = await broker.start()
  await publish(broker)
  await script.stop()
  return { ...broker, folder: join(broker.dataDir, 'broker') }
}

function setAside(script: Program): string[] {
  return [...script.output().matchAll(/cannot be used \((.*)\): starting/g)].map(
    ([, why]) => why ?? ''
  )
}

t.test('a folder that was left in order is used again', async (t) => {
  const broker = await openUsed(t)
  const script = await broker.start()
  t.equal(await publish(broker), 2)
  t.strictSame(setAside(script), [])
})

t.test(
  'a folder that was copied is set aside, and its queues write nothing to the original',
  async (t) => {
    const original = await openUsed(t)
    const copy = await openBroker(t)
    await cp(original.folder, join(copy.dataDir, 'broker'), {
      recursive: true,
      verbatimSymlinks: true
    })
    const script = await copy.start()
    t.strictSame(setAside(script), ['it was written elsewhere'])
    t.equal(await publish(copy), 1)
    t.ok((await stat(join(copy.dataDir, 'broker.set-aside/data'))).isDirectory())
    await script.stop()

    t.test('as is one that was moved, of which one older copy is kept', async (t) => {
      await rm(join(copy.dataDir, 'broker'), { recursive: true })
      await rename(original.folder, join(copy.dataDir, 'broker'))
      const script = await copy.start()
      t.strictSame(setAside(script), ['it was written elsewhere'])
      t.equal(await publish(copy), 1)
      t.strictSame(await readdir(copy.dataDir), ['broker', 'broker.set-aside'])
    })
  }
)

t.test('a password that is damaged or lost is replaced, and the jobs are kept', async (t) => {
  const broker = await openUsed(t)
  await writeFile(join(broker.folder, 'password'), Buffer.from([0, 255, 10, 0]))
  const script = await broker.start()
  t.equal(await publish(broker), 2)
  t.strictSame(setAside(script), [])
})

t.test('a folder that is removed from under the broker gets it an empty one', async (t) => {
  const broker = await openBroker(t)
  const script = await broker.start()
  await publish(broker)
  await rm(join(broker.dataDir, 'broker/password'))
  await waitFor('the password', () => publish(broker).then((waiting) => waiting === 2))
  t.strictSame(setAside(script), [], 'a password alone is put back')

  await rm(join(broker.dataDir, 'broker'), { recursive: true })
  await waitFor('an empty folder', () => publish(broker).then((waiting) => waiting === 1))
  t.strictSame(setAside(script), ['it was removed from under the broker'])
  t.ok(script.alive())
})

t.test('a file in place of the folder is set aside', async (t) => {
  const broker = await openBroker(t)
  await writeFile(join(broker.dataDir, 'broker'), 'a file in its place')
  const script = await broker.start()
  t.strictSame(setAside(script), ['it cannot be written'])
  t.equal(await publish(broker), 1)
})

t.test('folders in place of files do not matter', async (t) => {
  const broker = await openUsed(t)
  for (const file of ['password', '.erlang.cookie', 'pid', 'lock', 'enabled_plugins', 'path']) {
    await rm(join(broker.folder, file), { recursive: true, force: true })
    await mkdir(join(broker.folder, file, 'x'), { recursive: true })
  }
  await broker.start()
  t.equal(await publish(broker), 1)
})

t.test('a folder that takes all the room is removed', async (t) => {
  const broker = await openBroker(t)
  const mount = ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', broker.dataDir]
  const refused = await run('mount', mount).catch((err) => err)
  if (refused instanceof Error) return t.pass('no small disk', { skip: 'only root may mount one' })
  t.teardown(() => run('umount', ['--lazy', broker.dataDir]))
  const used = await broker.start()
  await publish(broker)
  await used.stop()
  await writeFile(join(broker.dataDir, 'broker/data/filling'), Buffer.alloc(70_000_000))
  const script = await broker.start()
  t.strictSame(setAside(script), ['DATA_DIR is full'])
  t.equal(await publish(broker), 1)
  t.strictSame(await readdir(broker.dataDir), ['broker'])
})

t.test('a folder of another user is set aside', async (t) => {
  const as = 'setpriv --reuid=31337 --regid=31337 --clear-groups'
  const refused = await run('bash', ['-c', `${as} test -x apps/broker/start`]).catch((err) => err)
  if (refused instanceof Error) return t.pass('no other user', { skip: 'only root may be another' })
  const broker = await openUsed(t, {
    BASH_ENV: join(
      t.testdir({
        env: `[ "$(id -u)" = 31337 ] || [ ! -e "$DATA_DIR/other" ] || exec ${as} bash "$0"`
      }),
      'env'
    )
  })
  await writeFile(join(broker.dataDir, 'other'), '')
  await chown(broker.dataDir, 31_337, 31_337)
  const script = await broker.start()
  t.strictSame(setAside(script), ['it cannot be written'])
  t.equal(await publish(broker), 1)
})
