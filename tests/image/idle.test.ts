import { setTimeout as delay } from 'node:timers/promises'
import t from 'tap'
import { noImage, openHost } from './container.ts'

const IDLE_MEGABYTES = 220

t.test('takes at most 220 MB when idle', { skip: noImage }, async (t) => {
  const host = await openHost(t)
  const container = await host.start()
  await delay(5000)
  t.comment(`${Math.round(await container.peak())} MB`)
  t.ok((await container.peak()) <= IDLE_MEGABYTES)
})
