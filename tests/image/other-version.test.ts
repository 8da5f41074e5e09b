import { execFile } from 'node:child_process'
import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { openBroker } from '../broker/broker.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { noImage, openHost } from './container.ts'

const run = promisify(execFile)

const skip = noImage || (process.getuid?.() !== 0 && 'only root may give a folder to another user')

async function develop(t: Test, url: string) {
  const client = createClient(url)
  const id = await client.accepted({ name: 'a.jpg', bytes: await photo(60, 40) })
  t.match((await client.settled(id)).results, [{ status: 'done' }])
}

t.test('opens on the folder of another version of RabbitMQ', { skip }, async (t) => {
  const local = await openBroker(t)
  const folder = join(local.dataDir, 'broker')
  await (await local.start()).stop()
  const host = await openHost(t)
  await cp(folder, join(host.data, 'broker'), { recursive: true, verbatimSymlinks: true })
  await writeFile(join(host.data, 'broker/path'), '/data/broker')
  await run('chown', ['-R', '31337', join(host.data, 'broker')])

  const container = await host.start()
  await develop(t, host.url)
  await container.terminate()
  await container.exited
  t.comment(container.output().match(/broker's folder cannot be used \(.*?\)/)?.[0])

  t.test('and the other way', async (t) => {
    await rm(folder, { recursive: true })
    await cp(join(host.data, 'broker'), folder, { recursive: true, verbatimSymlinks: true })
    await writeFile(join(folder, 'path'), folder)
    const script = await local.start()
    t.comment(script.output().match(/broker's folder cannot be used \(.*?\)/)?.[0])
    t.equal(await script.stop(), 0)
  })
})
