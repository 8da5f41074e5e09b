import t from 'tap'
import { HOUR_MS } from '#lib/units.ts'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { imageOf } from '../../support/http/image-json.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const leela = { name: 'leela.jpg', bytes: await photo(40, 60, 2) }

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
