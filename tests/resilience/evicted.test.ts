import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

const LARGE = 'median:size=9,output:format=jpeg'

t.test('an image that takes nearly all memory makes way for small ones', async (t) => {
  const darkroom = await openDarkroom(t, { MEMORY_MB: '400' })
  const client = createClient(darkroom.url)
  const states = openStates(darkroom)
  const { receiver } = await darkroom.start()
  const avif = await sharp(await photo(4000, 3000))
    .avif({ effort: 0 })
    .toBuffer()
  const large = await client.accepted({ name: 'large.avif', bytes: avif }, LARGE)
  await states.underWay(large, LARGE)

  const small = await client.accepted({ name: 'small.jpg', bytes: await photo(3000, 2000) })
  t.match((await client.settled(small)).results, [{ status: 'done' }])
  t.match(receiver.output(), 'interrupted for smaller images')
  await waitFor(
    'the large one',
    async () => (await client.readImage(large)).results[0]?.status === 'done',
    120_000
  )
  t.notMatch(receiver.output(), 'developing stopped', 'and that costs it no attempt')
})
