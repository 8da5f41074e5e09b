import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

t.test('an empty recipe stores the image, and asks for nothing', async (t) => {
  const darkroom = await openDarkroom(t)
  await darkroom.startWeb()
  const headers = { 'content-type': 'image/jpeg' }
  const body = await photo(60, 40)
  const sent = await fetch(`${darkroom.url}/images?recipe=`, { method: 'POST', headers, body })
  t.equal(sent.status, 202)
  const { id } = (await sent.json()) as { id: string }
  t.match(await createClient(darkroom.url).readImage(id), { results: [], original: { width: 60 } })
})
