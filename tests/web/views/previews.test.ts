import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const large = await photo(2000, 1500)
const send = (bytes = large) => client.accepted({ name: 'a.jpg', bytes })

function preview(id: string, recipe: string, more = '') {
  return fetch(`${url}/images/${id}/preview?recipe=${encodeURIComponent(recipe)}${more}`)
}
async function picture(response: Response) {
  return sharp(Buffer.from(await response.arrayBuffer()))
}
const viewsOf = (id: string) => readdir(join(darkroom.dataDir, 'images', id, 'views'))

t.test('a preview is a small WebP of what the recipe does', async (t) => {
  const id = await send()
  const response = await preview(id, 'negative', '&width=400')
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'image/webp')
  t.equal(response.headers.get('print-size'), '2000x1500')
  t.equal(response.headers.get('preview-approximate'), null)
  t.match(response.headers.get('cache-control'), 'private')
  const shown = await picture(response)
  t.match(await shown.metadata(), { format: 'webp', width: 400, height: 300 })
  const { channels } = await shown.stats()
  const original = await sharp(large).stats()
  const means = (all: { mean: number }[]) => all.map(({ mean }) => mean)
  for (const [i, mean] of means(channels).entries()) {
    t.ok(Math.abs(mean - (255 - (means(original.channels)[i] as number))) < 3, `channel ${i}`)
  }
})

t.test('without a recipe it shows the photograph, upright', async (t) => {
  const sideways = await sharp(large).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const response = await preview(await send(sideways), '', '&width=200')
  t.match(await (await picture(response)).metadata(), { width: 150, height: 200 })
  t.equal(response.headers.get('print-size'), '1500x2000')
})

t.test('it says which steps look otherwise in it', async (t) => {
  const response = await preview(await send(), 'grayscale,grain:amount=20', '&width=400')
  t.equal(response.headers.get('preview-approximate'), 'grain')
})

t.test('it is no result, and leaves nothing but the copy it is made from', async (t) => {
  const id = await send()
  await client.settled(id)
  await preview(id, 'sepia')
  const { results } = await client.readImage(id)
  t.same(
    results.map(({ recipe }) => recipe),
    ['grayscale']
  )
  t.same(await viewsOf(id), ['copy'])
  await fetch(`${url}/images/${id}`, { method: 'DELETE' })
  t.equal((await preview(id, 'sepia')).status, 404)
  await t.rejects(viewsOf(id), { code: 'ENOENT' })
})

/** Whose header is whole. */
async function scratched(): Promise<Buffer> {
  const png = await sharp(large).png().toBuffer()
  return png.fill(0xff, png.length / 2, png.length / 2 + 100)
}

t.test('what cannot be shown is refused', async (t) => {
  const id = await send()
  const problem = async (response: Response) => {
    const { code, detail } = (await response.json()) as { code: string; detail: string }
    return { status: response.status, code, detail }
  }
  t.match(await problem(await preview(id, 'sepai')), { status: 422, code: 'bad-recipe' })
  for (const width of ['0', '1601', 'x', '-5', '1e3', '']) {
    const told = await problem(await preview(id, 'sepia', `&width=${width}`))
    t.match(told, { status: 400, code: 'bad-width', detail: '1600' }, `width=${width}`)
  }
  const unknown = await problem(await preview('a'.repeat(22), 'sepia'))
  t.match(unknown, { status: 404, code: 'no-such-image' })
  const broken = await send(await scratched())
  const cut = await problem(await preview(broken, 'sepia'))
  t.match(cut, { status: 422, code: 'result-failed' })
})

t.test('of many wishes the newest is fulfilled, and others are dropped', async (t) => {
  const id = await send()
  await preview(id, '')
  const wishes = Array.from({ length: 30 }, (_, i) => preview(id, `hue:angle=${i + 1}`))
  const statuses = (await Promise.all(wishes)).map(({ status }) => status)
  t.equal(statuses.at(-1), 200)
  t.ok(statuses.filter((status) => status === 429).length >= 10, statuses.join(' '))
  t.same([...new Set(statuses)].sort(), [200, 429])
  const [dropped] = await Promise.all(wishes).then((all) => all.filter((one) => !one.ok))
  t.equal(dropped?.headers.get('retry-after'), '1')
  t.match(await dropped?.json(), { code: 'preview-overtaken' })
})

t.test('a client has no more than some in flight, whatever the images', async (t) => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => send()))
  const answers = await Promise.all(ids.map((id) => preview(id, 'blur:sigma=50')))
  const refused = answers.filter(({ status }) => status === 429)
  t.ok(refused.length >= 4, `${refused.length} refused`)
  t.match(await refused[0]?.json(), { code: 'too-many-previews' })
})

t.test('whoever leaves is not waited for', async () => {
  const id = await send()
  const leaving = new AbortController()
  const left = Array.from({ length: 6 }, () =>
    fetch(`${url}/images/${id}/preview?recipe=blur:sigma=60`, { signal: leaving.signal })
  )
  leaving.abort()
  await Promise.allSettled(left)
  await waitFor('room for others', async () => (await preview(id, 'sepia')).status === 200)
})

t.test('a preview does not wait for prints', async (t) => {
  const id = await send()
  await preview(id, '')
  const recipes = Array.from({ length: 40 }, (_, i) => `blur:sigma=${i + 20}`)
  await client.postJson(`/images/${id}/results`, { recipes })
  t.equal((await preview(id, 'thermal')).status, 200)
  const { results } = await client.readImage(id)
  const waiting = results.filter(({ status }) => status === 'queued').length
  t.ok(waiting > 20, `${waiting} still wait`)
  await fetch(`${url}/images/${id}`, { method: 'DELETE' })
})
