import t, { type Test } from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { type Container, noImage, openHost } from './container.ts'

const PEAK_MEGABYTES = 420
const STOP_MS = 25_000

const stops: Record<string, (container: Container) => Promise<void>> = {
  'SIGTERM to every process at once': (container) => container.terminateAll(),
  'SIGTERM to the first process': (container) => container.terminate()
}

t.test('under load', { skip: noImage }, async (t) => {
  const twelve = { name: '12.jpg', bytes: await photo(4000, 3000) }
  const fortyEight = { name: '48.jpg', bytes: await photo(8000, 6000) }
  const host = await openHost(t)
  const client = createClient(host.url)

  async function send(image: typeof twelve, count: number): Promise<string[]> {
    const ids = []
    for (let i = 0; i < count; i++) ids.push(await client.accepted(image))
    return ids
  }

  async function developed(t: Test, ids: string[]) {
    const statuses = await Promise.all(
      ids.map(async (id) => (await client.settled(id, 240_000)).results.map(({ status }) => status))
    )
    t.strictSame(new Set(statuses.flat()), new Set(['done']))
    t.equal(statuses.length, ids.length)
  }

  t.test('fifty photographs of 12 megapixels and four of 48 fit into 512 MB', async (t) => {
    const container = await host.start()
    await developed(t, [...(await send(twelve, 50)), ...(await send(fortyEight, 4))])
    const peak = await container.peak()
    t.comment(`peak ${Math.round(peak)} MB`)
    t.ok(peak <= PEAK_MEGABYTES)
    t.equal(container.output().split('waiting for images').length, 2, 'no restarts')
    await container.terminate()
    t.equal(await container.exited, 0)
  })

  for (const [name, stop] of Object.entries(stops)) {
    t.test(`${name} stops it within 25 s and loses no accepted job`, async (t) => {
      const container = await host.start()
      const ids = [...(await send(twelve, 20)), ...(await send(fortyEight, 2))]
      const since = Date.now()
      await stop(container)
      t.equal(await container.exited, 0)
      t.comment(`stopped in ${Date.now() - since} ms`)
      t.ok(Date.now() - since <= STOP_MS)
      t.notMatch(container.output(), /sending SIGKILL|killing/)
      t.match(container.output(), /\(receiver\): stopped.*broker stopped/s)

      const next = await host.start()
      await developed(t, ids)
      await next.terminate()
      await next.exited
    })
  }
})
