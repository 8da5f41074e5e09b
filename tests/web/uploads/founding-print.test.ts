import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { imageOf } from '../../support/http/image-json.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const client = createClient(darkroom.url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

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
