import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { childrenOf } from '../support/processes/children.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const linux = process.platform === 'linux' ? {} : { skip: 'reads /proc' }

const loaded = async (pid: number) =>
  (await readFile(`/proc/${pid}/maps`, 'utf8')).match(/(libvips|@img.sharp)[^ \n]*/g) ?? []

t.test('only workers load sharp, whatever is sent and asked for', linux, async (t) => {
  const darkroom = await openDarkroom(t)
  const { web, receiver } = await darkroom.start()
  const client = createClient(darkroom.url)
  const fry = sharp(await photo(60, 40))
  for (const format of ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'] as const) {
    const id = await client.accepted({ name: 'fry', bytes: await fry.toFormat(format).toBuffer() })
    await client.settled(id)
    const page = { headers: { accept: 'text/html' } }
    for (const path of ['', '/original', '/results/grayscale']) {
      await fetch(`${darkroom.url}/images/${id}${path}`, page)
    }
  }
  await fetch(`${darkroom.url}/treatments`)
  t.strictSame(await loaded(web.pid), [])
  t.strictSame(await loaded(receiver.pid), [])
  await waitFor('a worker with sharp', async () => {
    const workers = await childrenOf(receiver.pid)
    const libraries = await Promise.all(workers.map((pid) => loaded(pid).catch(() => [])))
    return libraries.some((names) => names.length > 0)
  })
})
