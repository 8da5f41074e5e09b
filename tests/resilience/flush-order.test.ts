import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { type Call, hasStrace, traceCalls } from '../support/processes/system-calls.ts'
import { waitFor } from '../support/wait-for.ts'

const RECIPE = 'grayscale'
/** The method basic.ack, as AMQP has it on the wire and strace prints it. */
const ACK = '\\0<\\0P'

const skip = hasStrace() ? false : 'there is no strace'

t.test(
  'what an answer stands on is flushed, named, and its folder flushed',
  { skip },
  async (t) => {
    const darkroom = await openDarkroom(t)
    const traces = await mkdtemp(join(tmpdir(), 'revelado-traces-'))
    t.teardown(() => rm(traces, { recursive: true, force: true }))
    const { web, receiver } = await darkroom.start()
    const client = createClient(darkroom.url)
    const image = { name: 'a.jpg', bytes: await photo(60, 40) }
    await develop(client, image)

    const webCalls = await traceCalls(web.pid, join(traces, 'web'))
    const receiverCalls = await traceCalls(receiver.pid, join(traces, 'receiver'))
    const id = await develop(client, image)
    const folder = (key: string) => join(darkroom.dataDir, key)
    const mark = folder(`pending/${id}/${recipeKey(RECIPE)}`)
    const print = folder(resultKey(id, RECIPE))

    t.test('by web, before the 202', async (t) => {
      const calls = await webCalls()
      const answer = first(calls, ({ text }) => text.includes('HTTP/1.1 202'))
      const files = ['original', 'image.json'].map((name) => folder(`images/${id}/${name}`))
      for (const file of [...files, mark]) assertOnDisk(t, calls, { file, before: answer })
      const before = calls.filter(({ from }) => from < answer.from)
      t.equal(before.filter(isNaming(darkroom.dataDir)).length, 3, 'nothing else is written')
    })

    t.test('by the receiver, before the mark goes and the message is acknowledged', async (t) => {
      const calls = await receiverCalls()
      const unmarked = first(calls, ({ name, text }) => /^unlink/.test(name) && text.includes(mark))
      const settled = first(calls, naming(`${print}.json`))
      assertOnDisk(t, calls, { file: print, before: settled })
      assertOnDisk(t, calls, { file: `${print}.json`, before: unmarked })
      const acknowledged = first(
        calls.filter(({ from }) => from > settled.to),
        ({ text }) => text.includes(ACK)
      )
      t.ok(unmarked.to < acknowledged.from, 'the mark goes before the message')
    })
  }
)

async function develop(
  client: ReturnType<typeof createClient>,
  image: { name: string; bytes: Buffer }
) {
  const id = await client.accepted(image, RECIPE)
  await waitFor('the print', async () => {
    const { results } = await client.readImage(id)
    return results.every(({ status }) => status === 'done')
  })
  return id
}

/** The file's bytes, then its name, then its folder, and its folder's name. */
function assertOnDisk(t: Test, calls: Call[], { file, before }: { file: string; before: Call }) {
  const named = first(calls, naming(file))
  const unfinished = /"([^"]+)"/.exec(named.text)?.[1] ?? ''
  const flushes = calls.filter(({ name }) => /^f(data)?sync$/.test(name))
  const isFlushed = (path: string, after: number, until: number) =>
    flushes.some(({ text, from, to }) => text.includes(`<${path}>`) && from > after && to < until)
  t.ok(isFlushed(unfinished, -1, named.from), `${file}: flushed before it is named`)
  t.ok(isFlushed(dirname(file), named.to, before.from), `${file}: its folder flushed`)
  const above = dirname(dirname(file))
  t.ok(isFlushed(above, -1, before.from), `${file}: the folder above flushed`)
}

function first(calls: Call[], is: (call: Call) => boolean): Call {
  const call = calls.find(is)
  if (!call) throw new Error(`no such call among ${calls.length}: ${is}`)
  return call
}

/** It fails while the folder is not there yet. */
const isNaming = (folder: string) => (call: Call) =>
  /^(rename|link)/.test(call.name) && call.text.includes(folder) && call.text.endsWith(' = 0')

const naming = (file: string) => (call: Call) =>
  isNaming(file)(call) && call.text.includes(`, "${file}"`)
