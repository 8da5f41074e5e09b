import sharp from 'sharp'
import t from 'tap'
import { HOUR_MS } from '#lib/units.ts'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const leela = { name: 'leela.jpg', bytes: await photo(40, 60, 2) }

const recipesOf = (image: ImageJson) => image.results.map(({ recipe }) => recipe)
const imageOf = async (response: Response) => (await response.json()) as ImageJson

t.test('a photograph sent to the page is accepted, and says where it is', async (t) => {
  const response = await client.send([fry])
  t.equal(response.status, 202)
  t.equal(response.headers.get('cache-control'), 'no-store')
  const image = await imageOf(response)
  t.equal(response.headers.get('location'), `/images/${image.id}`)
  t.match(image, {
    id: /^[\w-]{22}$/,
    url: `/images/${image.id}`,
    createdAt: /^\d{4}-\d\d-\d\dT/,
    expiresAt: /^\d{4}-\d\d-\d\dT/,
    original: {
      url: `/images/${image.id}/original`,
      name: 'fry.jpg',
      format: 'jpeg',
      width: 60,
      height: 40,
      bytes: fry.bytes.length
    },
    results: [{ recipe: 'grayscale', url: `/images/${image.id}/results/grayscale`, error: null }]
  })
  t.equal(Date.parse(image.expiresAt) - Date.parse(image.createdAt), 24 * HOUR_MS)
})

const METADATA =
  'frames,depth,colorSpace,orientation,exif,gps,icc,xmp,iptc,c2pa,gainMap,dominantColor,thumbHash'

t.test('an image as JSON has the members of the contract and no others', async (t) => {
  const { id } = await imageOf(await client.send([fry]))
  const image = await client.settled(id)
  const [result] = image.results
  t.strictSame(
    [Object.keys(image), Object.keys(image.original), Object.keys(result ?? {})].map(String),
    [
      'id,url,createdAt,expiresAt,original,results',
      `url,name,format,width,height,bytes,${METADATA}`,
      'recipe,status,position,url,format,width,height,bytes,milliseconds,removed,complete,notes,error,code,parameters'
    ]
  )
  const bytes = await client.bytes(result?.url ?? '')
  t.match(result, { status: 'done', format: 'png', width: 60, height: 40, bytes: bytes.length })
  t.type(result?.milliseconds, 'number')
})

t.test('the print is a PNG of one channel, as large as the photograph is displayed', async (t) => {
  const lying = await sharp(fry.bytes)
    .withExif({ IFD0: { Artist: 'Fry' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const { id, original } = await imageOf(await client.send([{ name: 'lying.jpg', bytes: lying }]))
  t.match(original, { width: 40, height: 60 })
  const [result] = (await client.settled(id)).results
  const print = await sharp(await client.bytes(result?.url ?? '')).metadata()
  t.match(print, { format: 'png', width: 40, height: 60, channels: 1, space: 'b-w' })
  t.notOk(print.exif, 'without metadata')
  t.notOk(print.orientation)
})

t.test('a print keeps transparency', async (t) => {
  const bytes = await sharp({
    create: { width: 3, height: 2, channels: 4, background: '#ff000080' }
  })
    .png()
    .toBuffer()
  const { id } = await imageOf(await client.send([{ name: 'veil.png', bytes }]))
  const [result] = (await client.settled(id)).results
  t.equal((await sharp(await client.bytes(result?.url ?? '')).metadata()).channels, 2)
})

t.test(
  'a photograph cut off in the middle is developed as far as it goes, or said to be broken',
  async (t) => {
    const whole = await photo(400, 300)
    for (const share of [0.3, 0.6, 0.99]) {
      const bytes = whole.subarray(0, whole.length * share)
      const { results } = await client.settled(await client.accepted({ name: 'cut.jpg', bytes }))
      const [result] = results
      if (result?.status === 'failed') t.match(result.error, /broken|cut off|incomplete|damaged/i)
      else t.match(result, { status: 'done', width: 400, height: 300 })
    }
  }
)

t.test('a photograph of one pixel has a print of one', async (t) => {
  const bytes = await sharp(fry.bytes).resize(1, 1).jpeg().toBuffer()
  const { results } = await client.settled(await client.accepted({ name: 'dot.jpg', bytes }))
  t.match(results, [{ status: 'done', width: 1, height: 1 }])
})

t.test('the original comes back as it was sent', async (t) => {
  const { original } = await imageOf(await client.send([fry]))
  t.ok((await client.bytes(original.url)).equals(fry.bytes))
})

t.test('several images in one request are answered as an array, and make a batch', async (t) => {
  const response = await client.send([fry, leela])
  t.equal(response.status, 202)
  const { images, batch } = (await response.json()) as {
    images: ImageJson[]
    batch: { id: string; url: string }
  }
  t.match(
    images.map(({ original }) => original),
    [
      { name: 'fry.jpg', width: 60, height: 40 },
      { name: 'leela.jpg', width: 40, height: 60 }
    ]
  )
  t.not(images[0]?.id, images[1]?.id)
  t.match(batch, { id: /^[\w-]{22}$/, url: `/batches/${batch.id}` })
  t.equal(response.headers.get('location'), batch.url)
  for (const { id } of images) {
    t.match((await client.settled(id)).results, [{ recipe: 'grayscale', status: 'done' }])
  }
})

t.test('each recipe gives a result, in the order they were asked for', async (t) => {
  const recipes = ['thermal:palette=inferno', 'grayscale', 'resize:width=20']
  const { id } = await imageOf(await client.send([fry], recipes))
  const { results } = await client.settled(id)
  t.strictSame(results.map(({ recipe }) => recipe).sort(), [...recipes].sort())
  t.ok(results.every(({ status }) => status === 'done'))
  t.strictSame(recipesOf(await client.readImage(id)), recipes, 'in that order')
})

t.test('recipes that say the same are one result', async (t) => {
  const same = ['grayscale', 'grayscale:weights=luminance', 'grayscale,output:format=png']
  t.strictSame(recipesOf(await imageOf(await client.send([fry], same))), ['grayscale'])
})

t.test('a recipe counts wherever it is among the fields', async (t) => {
  for (const order of [
    ['recipe', 'data'],
    ['data', 'recipe']
  ]) {
    const body = new FormData()
    for (const name of order) {
      if (name === 'recipe') body.append('recipe', 'thermal')
      else body.append('data', new Blob([fry.bytes as never]), fry.name)
    }
    const image = await imageOf(await fetch(`${url}/images`, { method: 'POST', body }))
    t.strictSame(recipesOf(image), ['thermal'], order.join(' before '))
  }
})

t.test('an empty recipe is the founding one', async (t) => {
  t.strictSame(recipesOf(await imageOf(await client.send([fry], ['']))), ['grayscale'])
})

t.test('PUT / accepts what POST / accepts', async (t) => {
  const body = new FormData()
  body.append('data', new Blob([fry.bytes as never]), fry.name)
  const response = await fetch(url, { method: 'PUT', body })
  t.equal(response.status, 202)
  t.match(await response.json(), { original: { name: 'fry.jpg' } })
})

t.test('a browser is sent on to the page of its image, or of its batch', async (t) => {
  const body = new FormData()
  body.append('data', new Blob([fry.bytes as never]), fry.name)
  const headers = { accept: 'text/html,application/xhtml+xml,image/avif,*/*;q=0.8' }
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
  t.equal(response.status, 303)
  t.match(response.headers.get('location'), /^\/images\/[\w-]{22}$/)
  body.append('data', new Blob([leela.bytes as never]), leela.name)
  const several = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
  t.equal(several.status, 303)
  t.match(several.headers.get('location'), /^\/batches\/[\w-]{22}$/)
})

t.test('a raw body is an image, with recipes from the query', async (t) => {
  const query = 'recipe=grayscale&recipe=thermal:palette=rainbow'
  const response = await fetch(`${url}/images?${query}`, {
    method: 'POST',
    body: new Uint8Array(fry.bytes),
    headers: { 'content-type': 'image/jpeg' }
  })
  t.equal(response.status, 202)
  const image = await imageOf(response)
  t.strictSame(recipesOf(image), ['grayscale', 'thermal:palette=rainbow'])
  t.match(image.original, { name: 'image.jpeg', bytes: fry.bytes.length })
  t.ok((await client.bytes(image.original.url)).equals(fry.bytes))
})

t.test('a raw body may come in chunks of unknown length, and say its name', async (t) => {
  const body = new Blob([fry.bytes as never]).stream()
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''ma%C3%B1ana.jpg`
  }
  const init = { method: 'POST', body, headers, duplex: 'half' }
  const response = await fetch(`${url}/images`, init as RequestInit)
  t.equal(response.status, 202)
  t.match((await imageOf(response)).original, { name: 'mañana.jpg', bytes: fry.bytes.length })
})

t.test('ids cannot be guessed: they vary in every character', async (t) => {
  const images = await Promise.all(
    Array.from({ length: 20 }, async () => imageOf(await client.send([fry])))
  )
  const ids = images.map(({ id }) => id)
  t.equal(new Set(ids).size, ids.length)
  for (let place = 0; place < 21; place++) {
    t.ok(new Set(ids.map((id) => id[place])).size > 5, `the characters at ${place} vary`)
  }
})
