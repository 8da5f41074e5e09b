import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { imageOf, recipesOf } from '../../support/http/image-json.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

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
