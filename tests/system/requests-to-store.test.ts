import t from 'tap'
import type { ImageJson } from '../../apps/web/results/image-json.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom, status } from '../support/processes/darkroom.ts'
import { openS3Server, withS3Server } from '../support/storage/s3-server.ts'
import { openStoreProxy } from '../support/storage/store-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

/** Longer than the test: what is done by the clock is not counted. */
const NEVER_MS = 600_000
/** A job that a busy machine let wait is looked for once more. */
const MOST = 20

t.test('requests to the store for one photograph and one recipe', withS3Server, async (t) => {
  const server = await openS3Server(t)
  const { endpoint, asked } = await openStoreProxy(t, server.endpoint)
  const store = { ...server.env('counted'), S3_ENDPOINT: endpoint }
  const darkroom = await openDarkroom(t, store)
  // on another machine, so without the originals that web has kept
  darkroom.startReceiver({ DATA_DIR: t.testdir() })
  await darkroom.startWebHere({ lookForLostJobsMs: NEVER_MS })
  await waitFor('a receiver', async () => (await status(darkroom.url)).receivers === 1)
  const client = createClient(darkroom.url)
  const bytes = await photo(600, 400)

  const requestsOf = (id: string) => asked.filter(({ url }) => url.includes(id))
  const isDescribed = (id: string) =>
    asked.some(({ method, url }) => method === 'PUT' && url.includes(`${id}/metadata.json`))

  async function sendOne(): Promise<string> {
    const response = await client.send([{ name: 'a.jpg', bytes }], [], { prefer: 'wait=20' })
    const { id, results } = (await response.json()) as ImageJson
    t.match(results, [{ status: 'done', format: 'png', width: 600, removed: [] }])
    return id
  }

  /** By method, with the description of the original, and what follows it. */
  async function requestsOfOne(): Promise<Record<string, number>> {
    const id = await sendOne()
    await waitFor('its description', () => isDescribed(id))
    // what follows has been asked for when the next one is done
    await sendOne()
    t.ok(requestsOf(id).length >= 9, 'they are counted')
    const listings = requestsOf(id).filter(({ url }) => url.includes('list-type'))
    t.strictSame(listings, [], 'nothing is listed')
    const counts = Object.groupBy(requestsOf(id), ({ method }) => method)
    return Object.fromEntries(Object.entries(counts).map(([name, all]) => [name, all?.length ?? 0]))
  }

  let counts = await requestsOfOne()
  for (let sent = 1; sent < MOST && (counts.GET ?? 0) > 3; sent++) counts = await requestsOfOne()
  t.strictSame(counts, { PUT: 6, DELETE: 1, GET: 3 })
})
