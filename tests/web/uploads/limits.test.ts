import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

const darkroom = await openDarkroom(t, {
  MAX_UPLOAD_MB: '0.5',
  MAX_FILES: '2',
  MAX_PIXELS: '10000',
  MAX_SIDE: '500'
})
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = await photo(60, 40)

/** Decoders do not mind what follows the image. */
const fryOf = (bytes: number) => Buffer.concat([fry, Buffer.alloc(bytes - fry.length)])
const sendRaw = (bytes: Buffer) =>
  fetch(`${url}/images`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'image/jpeg' }
  })
const sendRawInChunks = (bytes: Buffer) =>
  fetch(`${url}/images`, {
    method: 'POST',
    body: new Blob([bytes as never]).stream(),
    headers: { 'content-type': 'image/jpeg' },
    duplex: 'half'
  } as RequestInit)
const sendMultipart = (bytes: Buffer) => client.send([{ name: 'fry.jpg', bytes }])

for (const [how, send] of Object.entries({ sendMultipart, sendRaw, sendRawInChunks })) {
  t.test(`${how}: an image of MAX_UPLOAD_MB is accepted, one byte more is not`, async (t) => {
    t.equal((await send(fryOf(MEGABYTE / 2))).status, 202)
    const before = await filesIn(darkroom.dataDir)
    const response = await send(fryOf(MEGABYTE / 2 + 1))
    const problem = await assertProblem(t, response, { status: 413, code: 'too-large' })
    t.match(problem, {
      limit: { variable: 'MAX_UPLOAD_MB', allowed: MEGABYTE / 2 },
      variable: 'MAX_UPLOAD_MB'
    })
    t.ok(Number(problem.measured) > MEGABYTE / 2)
    t.notMatch(problem.detail, /MAX_/, 'which is for whoever runs it')
    t.strictSame(await filesIn(darkroom.dataDir), before, 'and nothing is left of it')
  })
}

t.test('the limit is for each image, not for the whole request', async (t) => {
  const image = { name: 'fry.jpg', bytes: fryOf(MEGABYTE / 2) }
  t.equal((await client.send([image, image])).status, 202)
})

t.test('as many images as MAX_FILES are accepted at once, one more is not', async (t) => {
  const image = { name: 'fry.jpg', bytes: fry }
  t.equal((await client.send([image, image])).status, 202)
  const before = await filesIn(darkroom.dataDir)
  const response = await client.send([image, image, image])
  const problem = await assertProblem(t, response, { status: 413, code: 'too-many-files' })
  t.match(problem, { limit: { allowed: 2, measured: 3 }, variable: 'MAX_FILES' })
  t.strictSame(await filesIn(darkroom.dataDir), before, 'and nothing is left of them')
})

t.test('an image may have MAX_PIXELS and no more', async (t) => {
  t.equal((await client.send([{ name: 'square.png', bytes: pngStart(100, 100) }])).status, 202)
  const response = await client.send([{ name: 'square.png', bytes: pngStart(100, 101) }])
  const problem = await assertProblem(t, response, { status: 422, code: 'too-many-pixels' })
  t.match(problem, { limit: { allowed: 10_000 }, measured: 10_100, variable: 'MAX_PIXELS' })
})

t.test('a side may have MAX_SIDE and no more', async (t) => {
  t.equal((await client.send([{ name: 'strip.png', bytes: pngStart(20, 500) }])).status, 202)
  const response = await client.send([{ name: 'strip.png', bytes: pngStart(501, 1) }])
  const problem = await assertProblem(t, response, { status: 422, code: 'side-too-long' })
  t.match(problem, { limit: { allowed: 500 }, measured: 501, variable: 'MAX_SIDE' })
})

t.test('a client can ask for the limits before sending', async (t) => {
  const { limits } = (await (await fetch(url)).json()) as { limits: Record<string, number> }
  t.match(limits, { megabytes: 0.5, files: 2 })
})
