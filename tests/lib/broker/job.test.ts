import t from 'tap'
import { decodeEvent, encodeEvent } from '#lib/broker/events.ts'
import { createJob, decodeJob, encodeJob } from '#lib/broker/job.ts'
import { imageId, newImageId } from '#lib/images/ids.ts'

const image = newImageId()

t.test('a job is read as it was written', async (t) => {
  const job = createJob(image, 'grayscale,output:format=webp')
  t.strictSame(decodeJob(encodeJob(job)), job)
  t.strictSame(JSON.parse(String(encodeJob(job))), {
    version: 1,
    image,
    recipe: 'grayscale,output:format=webp'
  })
})

const good = { version: 1, image, recipe: 'grayscale' }

for (const [what, bytes] of Object.entries({
  nothing: '',
  'no JSON': 'grayscale',
  'half of one': JSON.stringify(good).slice(0, -2),
  'a list': '[]',
  null: 'null',
  'another version': JSON.stringify({ ...good, version: 2 }),
  'no version': JSON.stringify({ ...good, version: undefined }),
  'no image': JSON.stringify({ ...good, image: undefined }),
  'a path for an id': JSON.stringify({ ...good, image: '../../../../etc/passw' }),
  'an id too long': JSON.stringify({ ...good, image: `${image}A` }),
  'an id with a line break': JSON.stringify({ ...good, image: `${image}\n` }),
  'an empty recipe': JSON.stringify({ ...good, recipe: '' }),
  'a recipe without end': JSON.stringify({ ...good, recipe: 'x'.repeat(513) }),
  'more than there is to a job': JSON.stringify({ ...good, pixels: 'AAAA' })
})) {
  t.test(`${what} is no job`, async (t) => {
    t.throws(() => decodeJob(Buffer.from(bytes)))
  })
}

t.test('an event is read as it was written, and nothing else is one', async (t) => {
  const event = { image, recipe: 'grayscale', status: 'done' } as const
  t.strictSame(decodeEvent(encodeEvent(event)), { version: 1, ...event })
  for (const bytes of ['', '{}', JSON.stringify({ version: 1, ...event, status: 'lost' })]) {
    t.throws(() => decodeEvent(Buffer.from(bytes)))
  }
})

t.test('an id is 128 bits in 22 characters that an address takes as they are', async (t) => {
  for (let i = 0; i < 1000; i++) {
    const id = newImageId()
    t.equal(encodeURIComponent(id), id)
    t.equal(Buffer.from(id, 'base64url').length, 16)
    t.ok(imageId.safeParse(id).success)
  }
})
