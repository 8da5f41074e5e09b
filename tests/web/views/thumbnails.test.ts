import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { thumbnailKey } from '#lib/images/view-keys.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const portrait = await sharp(await photo(1800, 1200))
  .withMetadata({ orientation: 8 })
  .jpeg()
  .toBuffer()

const get = (path: string, headers = {}) => fetch(url + path, { headers })
const sizeOf = async (response: Response) => {
  const { format, width, height } = await sharp(
    Buffer.from(await response.arrayBuffer())
  ).metadata()
  return { format, width, height }
}
const id = await client.accepted({ name: 'a.jpg', bytes: portrait })
await client.settled(id)
const original = `/images/${id}/original`
const print = `/images/${id}/results/grayscale`

t.test('originals and prints are there in two small sizes, upright', async (t) => {
  for (const path of [original, print]) {
    const small = await get(`${path}?width=320`)
    t.equal(small.headers.get('content-type'), 'image/webp')
    t.match(small.headers.get('cache-control'), 'immutable')
    t.same(await sizeOf(small), { format: 'webp', width: 213, height: 320 })
    t.match(await sizeOf(await get(`${path}?width=1280`)), { height: 1280 })
  }
  t.ok((await colourOf(`${original}?width=320`)) > 20)
  t.ok((await colourOf(`${print}?width=320`)) < 3, 'that of the print shows the print')
})

/** How far red and blue are apart. */
async function colourOf(path: string): Promise<number> {
  const bytes = Buffer.from(await (await get(path)).arrayBuffer())
  const { channels } = await sharp(bytes).toColourspace('srgb').stats()
  return Math.abs((channels[0]?.mean ?? 0) - (channels[2]?.mean ?? channels[0]?.mean ?? 0))
}

t.test('they are made once, and known by their ETag', async (t) => {
  const file = join(darkroom.dataDir, thumbnailKey(id, undefined, 320))
  const before = await stat(file)
  const again = await get(`${original}?width=320`)
  t.equal((await stat(file)).mtimeMs, before.mtimeMs)
  const etag = again.headers.get('etag') as string
  t.equal((await get(`${original}?width=320`, { 'if-none-match': etag })).status, 304)
  t.not(etag, (await get(`${original}?width=1280`)).headers.get('etag'))
})

t.test('no other sizes are made', async (t) => {
  for (const width of ['321', '', '0', 'large', '320.0']) {
    const response = await get(`${original}?width=${width}`)
    t.equal(response.status, 400, width)
    t.match(await response.json(), { code: 'bad-width', detail: '320, 1280' })
  }
})

t.test('fifty at once are all made', async (t) => {
  const ids = await Promise.all(
    Array.from({ length: 50 }, () => client.accepted({ name: 'b.jpg', bytes: portrait }))
  )
  const answers = await Promise.all(ids.map((id) => get(`/images/${id}/original?width=320`)))
  t.same([...new Set(answers.map(({ status }) => status))], [200])
})

t.test('a print that is not there has none', async (t) => {
  t.equal((await get(`/images/${id}/results/sepia?width=320`)).status, 404)
  await fetch(url + print, { method: 'DELETE' })
  t.equal((await get(`${print}?width=320`)).status, 404)
  await t.rejects(stat(join(darkroom.dataDir, thumbnailKey(id, 'grayscale', 320))))
})

t.test('what cannot be decoded says so', async (t) => {
  const png = await sharp(portrait).png().toBuffer()
  const bytes = png.fill(0xff, png.length / 2, png.length / 2 + 100)
  const broken = await client.accepted({ name: 'c.png', bytes })
  t.equal((await get(`/images/${broken}/original?width=320`)).status, 422)
})
