import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { noImage, openHost } from './container.ts'

const tooLargeFor: Record<number, object> = {
  512: {
    status: 'failed',
    error: /would take about [\d.]+ [MG]B of memory; only \d+ MB is available/
  },
  1024: { status: 'done' }
}

// Decoding takes 19 bytes per pixel for AVIF, and 3 on top of the rows for a progressive JPEG
t.test('formats that take much memory to decode', { skip: noImage }, async (t) => {
  const host = await openHost(t)
  const client = createClient(host.url)
  const twelve = sharp(await photo(4000, 3000))
  const twentyFour = sharp(await photo(6000, 4000))
  const progressive = await twentyFour.clone().jpeg({ progressive: true }).toBuffer()
  const [avif, large] = await Promise.all(
    [twelve, twentyFour].map((image) => image.clone().avif({ effort: 0 }).toBuffer())
  )
  const named = (name: string, bytes = Buffer.of()) => ({ name, bytes })
  const fitting = [
    ...Array(6).fill(named('12.avif', avif)),
    ...Array(3).fill(named('24.jpg', progressive))
  ]
  const peaks: number[] = []

  for (const [megabytes, ending] of Object.entries(tooLargeFor)) {
    t.test(`wait until they fit into ${megabytes} MB`, async (t) => {
      const settings = { megabytes: Number(megabytes), env: { MEMORY_MB: megabytes } }
      const container = await host.start(settings)
      const ids = await Promise.all(fitting.map((image) => client.accepted(image)))
      const tooLarge = await client.accepted(named('24.avif', large))
      for (const id of ids) t.match((await client.settled(id)).results, [{ status: 'done' }])
      t.match((await client.settled(tooLarge)).results, [ending])
      peaks.push(await container.peak())
      t.comment(`peak ${Math.round(peaks.at(-1) ?? 0)} MB`)
      t.equal(container.output().split('waiting for images').length, 2, 'no restarts')
      await container.terminate()
      t.equal(await container.exited, 0)
    })
  }

  t.test('more memory is used if there is more', async (t) => {
    t.ok((peaks[1] ?? 0) > 1.2 * (peaks[0] ?? Number.POSITIVE_INFINITY))
  })
})
