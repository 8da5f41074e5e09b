import { join } from 'node:path'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const bytes = await photo(60, 40)
/** A photograph of this size, as far as the storage goes. */
const padded = (size: number) => ({
  name: 'a.jpg',
  bytes: Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
})
const half = padded(MEGABYTE / 2)
const quarter = padded(MEGABYTE / 4)

t.test('what would be too much is refused with the figure before it is written', async (t) => {
  const darkroom = await openDarkroom(t, { MAX_STORAGE_MB: '1' })
  let web = await darkroom.startWeb()
  const client = createClient(darkroom.url)
  const id = await client.accepted(half)
  const before = await filesIn(darkroom.dataDir)
  const response = await client.send([padded(MEGABYTE)])
  const problem = await assertProblem(t, response, { status: 507, code: 'quota-full' })
  t.match(problem, { limit: { variable: 'MAX_STORAGE_MB', allowed: MEGABYTE } })
  const measured = Number(problem.measured)
  t.ok(measured > 1.5 * MEGABYTE && measured < 1.6 * MEGABYTE)
  t.strictSame(await filesIn(darkroom.dataDir), before)
  await client.accepted(quarter)
  await web.stop()
  web = await darkroom.startWeb()
  t.equal((await client.send([half])).status, 507, 'what was there before is counted')
  t.equal((await fetch(`${darkroom.url}/images/${id}`, { method: 'DELETE' })).status, 204)
  await waitFor('room', async () => (await client.send([half])).status === 202)
})

t.test('with EVICT the oldest go, but for those whose prints are still to be made', async (t) => {
  const darkroom = await openDarkroom(t, { MAX_STORAGE_MB: '1', EVICT: 'true' })
  await darkroom.startWeb()
  const { url, dataDir } = darkroom
  const client = createClient(url)
  const waiting = await client.accepted(quarter)
  const headers = { 'content-type': 'image/jpeg' }
  const unprinted = async () => {
    const init = { method: 'POST', headers, body: quarter.bytes }
    return (await (await fetch(`${url}/images?recipe=`, init)).json()) as { id: string }
  }
  const [old, young] = [await unprinted(), await unprinted()]
  t.equal((await client.send([quarter])).status, 202)
  t.equal((await fetch(`${url}/images/${waiting}`)).status, 200)
  t.equal((await fetch(`${url}/images/${old.id}`)).status, 404)
  t.equal((await fetch(`${url}/images/${young.id}`)).status, 200)
  const response = await client.send([padded(MEGABYTE)])
  await assertProblem(t, response, { status: 507, code: 'quota-full' })
  t.ok((await filesIn(join(dataDir, 'images', waiting))).length > 0)
})

t.test('a client has so many images, also after a restart', async (t) => {
  const darkroom = await openDarkroom(t, { MAX_IMAGES: '2', TRUST_PROXY: 'loopback' })
  let web = await darkroom.startWeb()
  const client = createClient(darkroom.url)
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const fry = { name: 'fry.jpg', bytes }
  const three = await client.send([fry, fry, fry], [], from('203.0.113.7'))
  await assertProblem(t, three, { status: 429, code: 'too-many-images' })
  t.strictSame(await filesIn(join(darkroom.dataDir, 'images')), [])
  t.equal((await client.send([fry, fry], [], from('203.0.113.7'))).status, 202)
  await web.stop()
  web = await darkroom.startWeb()
  const response = await client.send([fry], [], from('203.0.113.7'))
  const problem = await assertProblem(t, response, { status: 429, code: 'too-many-images' })
  t.match(problem, { limit: { variable: 'MAX_IMAGES', allowed: 2, measured: 3 } })
  const wait = Number(response.headers.get('retry-after'))
  t.ok(wait > 80_000 && wait <= 86_400, 'until the oldest expires')
  t.equal((await client.send([fry], [], from('203.0.113.8'))).status, 202)
})

t.test('uploads at once, and their bytes, are bounded', async (t) => {
  const darkroom = await openDarkroom(t, { MAX_UPLOADS: '2', MAX_IN_FLIGHT_MB: '2' })
  await darkroom.startWeb()
  const client = createClient(darkroom.url)
  const begin = async () => {
    const connection = await openRawConnection(darkroom.port)
    const length = `Content-Length: ${9 * MEGABYTE}`
    connection.send(
      `POST /images HTTP/1.1\r\nHost: a\r\nContent-Type: image/jpeg\r\n${length}\r\n\r\n`
    )
    connection.send(padded(1.5 * MEGABYTE).bytes)
    return connection
  }
  const first = await begin()
  await waitFor('it to begin', async () => (await filesIn(darkroom.dataDir)).length > 0)
  const large = await waitFor('all of it to have come', async () => {
    const response = await client.send([padded(MEGABYTE)])
    return response.status === 429 && response
  })
  const problem = await assertProblem(t, large, { status: 429, code: 'too-many-uploads' })
  t.match(problem, { limit: { variable: 'MAX_IN_FLIGHT_MB', allowed: 2 * MEGABYTE } })
  t.equal((await client.send([{ name: 'a.jpg', bytes }])).status, 202, 'a small one passes')
  // one that was begun long ago is given up as too slow
  const others = new Set<Awaited<ReturnType<typeof begin>>>()
  await waitFor('no more', async () => {
    others.add(await begin())
    const { status } = await client.send([{ name: 'a.jpg', bytes }])
    return status === 429
  })
  for (const connection of [first, ...others]) connection.drop()
  await waitFor('room', async () => (await client.send([half])).status === 202)
})
