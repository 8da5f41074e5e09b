import sharp from 'sharp'
import t from 'tap'
import { eachOf } from '../../support/each-of.ts'
import { assertInOwnWords } from '../../support/failures/assert-discreet.ts'
import { createClient } from '../../support/http/client.ts'
import { openEventStream } from '../../support/http/event-stream.ts'
import { brokenImages } from '../../support/images/broken-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const AT_ONCE = 8
/** Its page and JSON, those of its result, and its events. */
const SEEN = 5
const ID = /[\w-]{22}/g

t.test('what is told of a broken image is told of it alone', async (t) => {
  const darkroom = await openDarkroom(t, { RECEIVER_CONCURRENCY: '2' })
  await darkroom.start()
  const client = createClient(darkroom.url)
  const good = await sharp(await photo(160, 120))
    .avif()
    .toBuffer()
  const images = Object.entries(await brokenImages())
  // web knows those, and refuses them at once
  const broken = images.filter(([, { code }]) => code !== 'raw-file')
  const ids = new Map<string, string>()
  await eachOf(broken, AT_ONCE, async ([name, { bytes }]) => {
    const [id] = await Promise.all([
      client.accepted({ name: 'photo', bytes }),
      client.accepted({ name: 'good.avif', bytes: good }).then((id) => ids.set(id, 'good'))
    ])
    ids.set(id, name)
  })

  /** The texts that are to be seen of an image: its page, JSON, result, events and stored states. */
  async function toldOf(id: string): Promise<string[]> {
    const { results } = await client.settled(id)
    const url = `${darkroom.url}/images/${id}`
    const texts = await Promise.all(
      [url, darkroom.url + results[0]?.url].flatMap((address) =>
        ['application/json', 'text/html'].map(async (accept) =>
          (await fetch(address, { headers: { accept } })).text()
        )
      )
    )
    const stream = await openEventStream(`${url}/events`)
    await stream.seen('result')
    stream.close()
    return [...texts, stream.text(), ...(await storedTexts(id))]
  }

  async function storedTexts(id: string): Promise<string[]> {
    const facts = (await darkroom.files()).filter((file) => file.includes(`images/${id}/`))
    const names = facts.filter((file) => file.endsWith('.json'))
    return await Promise.all(names.map(async (name) => (await darkroom.storage.read(name)) ?? ''))
  }

  for (const [name, { code, kind }] of broken) {
    await t.test(name, async (t) => {
      const id = [...ids].find(([, given]) => given === name)?.[0] ?? ''
      const { results } = await client.settled(id)
      t.match(results, [{ status: 'failed', code, ...(kind && { parameters: { kind } }) }])
      const texts = await toldOf(id)
      t.ok(texts.length > SEEN, 'some are stored')
      for (const text of texts) {
        t.notOk(text.includes(darkroom.dataDir), 'no path')
        t.strictSame(strangersIn(text, id), [], 'no id but its own')
        assertInOwnWords(text)
      }
    })
  }

  function strangersIn(text: string, id: string): string[] {
    return (text.match(ID) ?? []).filter((found) => found !== id && ids.has(found))
  }
})
