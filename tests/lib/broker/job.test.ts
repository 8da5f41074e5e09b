import t from 'tap'
import { decodeEvent, encodeEvent } from '#lib/broker/events.ts'
import { createJob, decodeJob, encodeJob } from '#lib/broker/job.ts'
import { imageId, newImageId } from '#lib/images/ids.ts'

const image = newImageId()

t.test('decoding an encoded job gives the same job', async (t) => {
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
  'an empty message': '',
  'bytes that are not JSON': 'grayscale',
  'truncated JSON': JSON.stringify(good).slice(0, -2),
  'a list': '[]',
  null: 'null',
  'another version': JSON.stringify({ ...good, version: 2 }),
  'a missing version': JSON.stringify({ ...good, version: undefined }),
  'a missing image': JSON.stringify({ ...good, image: undefined }),
  'a path as the id': JSON.stringify({ ...good, image: '../../../../etc/passw' }),
  'an id that is too long': JSON.stringify({ ...good, image: `${image}A` }),
  'an id with a line break': JSON.stringify({ ...good, image: `${image}\n` }),
  'an empty recipe': JSON.stringify({ ...good, recipe: '' }),
  'a recipe that is too long': JSON.stringify({ ...good, recipe: 'x'.repeat(513) }),
  'an unknown field': JSON.stringify({ ...good, pixels: 'AAAA' })
})) {
  t.test(`refuses ${what}`, async (t) => {
    t.throws(() => decodeJob(Buffer.from(bytes)))
  })
}

t.test(
  'how a job was asked for is not in its body, where earlier releases refuse it',
  async (t) => {
    const job = { ...createJob(image, 'grayscale'), lane: 'bulk', publishedAt: 'now' } as const
    t.strictSame(decodeJob(encodeJob(job)), createJob(image, 'grayscale'))
  }
)

t.test('decoding an encoded event gives the same event, and refuses anything else', async (t) => {
  const event = { image, recipe: 'grayscale', status: 'done' } as const
  t.strictSame(decodeEvent(encodeEvent(event)), { version: 1, ...event })
  const asked = { ...event, lane: 'bulk', publishedAt: '2026-11-28T20:00:00.000Z' } as const
  t.strictSame(decodeEvent(encodeEvent(asked)), { version: 1, ...asked })
  for (const bytes of [
    '',
    '{}',
    JSON.stringify({ version: 1, ...event, status: 'lost' }),
    JSON.stringify({ version: 1, ...event, lane: 'fast' })
  ]) {
    t.throws(() => decodeEvent(Buffer.from(bytes)))
  }
})

t.test('an id is 128 bits in 22 characters that need no escaping in a URL', async (t) => {
  for (let i = 0; i < 1000; i++) {
    const id = newImageId()
    t.equal(encodeURIComponent(id), id)
    t.equal(Buffer.from(id, 'base64url').length, 16)
    t.ok(imageId.safeParse(id).success)
  }
})
