import { mkdir, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { originalKey, resultKey } from '#lib/images/images.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

/** What power cuts, disks and people leave where an object of ours should be. */
const REMAINS = ['', '\0'.repeat(200), '{"recipe": "graysc', 'null', '[]', '7', '{}', '{"id": 3}']
const FOLDER = 'a folder'

const darkroom = await openDarkroom(t, { RETENTION_HOURS: '0.01' })
const { web } = await darkroom.start()
const { url, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const large = { name: 'large.jpg', bytes: await photo(900, 700) }

async function replace(key: string, remains: string) {
  const path = join(dataDir, key)
  await rm(path, { recursive: true, force: true })
  if (remains === FOLDER) await mkdir(path, { recursive: true })
  else await writeFile(path, remains)
}

/** Of all that the darkroom can be asked of an image or a batch. */
async function ask(path: string): Promise<number[]> {
  const asked = ['', '/results/grayscale', '/original', '/contact-sheet', '/zip', '/erase']
  const answers = asked.map(async (end) => {
    const as = (accept: string) => fetch(`${url}${path}${end}`, { headers: { accept } })
    return [(await as('text/html')).status, (await as('application/json')).status]
  })
  return (await Promise.all(answers)).flat()
}

const told = (key: string) => web.output().split(`"key":"${key}"`).length - 1

for (const remains of [...REMAINS, FOLDER]) {
  const what = JSON.stringify(remains.slice(0, 20))

  t.test(`${what} for an object is told of once, and harms its own image alone`, async (t) => {
    const batch = await client.batchOf([fry, fry, fry])
    const { images } = await client.batchSettled(batch)
    const [first = '', second = '', whole = ''] = images.map(({ id }) => id)
    const settled = `${resultKey(first, 'grayscale')}.json`
    await replace(settled, remains)
    await replace(`images/${first}/metadata.json`, remains)
    await replace(`images/${second}/image.json`, remains)
    for (const id of [first, second]) {
      t.notOk((await ask(`/images/${id}`)).find((status) => status >= 500))
    }
    t.notOk((await ask(`/batches/${batch}`)).find((status) => status >= 500))
    const there = await client.readBatch(batch)
    t.match(there, { gone: 1, progress: { done: 1, failed: 1 } })
    t.match((await client.readImage(first)).results, [{ code: 'record-unreadable' }])
    t.equal((await client.bytes(`/images/${whole}/results/grayscale`)).length > 100, true)
    t.equal(told(settled), 1)
    await client.ask(first, 'grayscale')
    t.match((await client.settled(first)).results, [{ status: 'done' }], 'mended by asking again')
  })

  t.test(`${what} for a batch or a mark stops no other`, async (t) => {
    const [id, other] = [await client.accepted(fry), newImageId()]
    const broken = newImageId()
    await replace(`batches/${broken}.json`, remains)
    await mkdir(join(dataDir, 'pending', other), { recursive: true })
    await replace(`pending/${other}/${'0'.repeat(32)}`, remains)
    t.equal((await fetch(`${url}/batches/${broken}`)).status, 404)
    t.match((await client.settled(id)).results, [{ status: 'done' }])
    await waitFor('the batch to be swept', async () => {
      return !(await readdir(join(dataDir, 'batches'))).includes(`${broken}.json`)
    })
    t.equal((await client.send([fry])).status, 202)
  })
}

t.test(
  'an original or a print that is cut short or gone is not sent as if it were whole',
  async (t) => {
    for (const image of [fry, large]) {
      const id = await client.accepted(image)
      await client.settled(id)
      for (const [path, key] of [
        ['original', originalKey(id)],
        ['results/grayscale', resultKey(id, 'grayscale')]
      ] as const) {
        for (const spoil of [
          () => truncate(join(dataDir, key), 100),
          () => rm(join(dataDir, key))
        ]) {
          await spoil()
          const response = await fetch(`${url}/images/${id}/${path}`)
          await assertProblem(t, response, { status: 410, code: 'file-damaged' })
          t.notOk(response.headers.get('etag'))
        }
      }
    }
  }
)

t.test('foreign folders and files stop no sweep, and stay', async (t) => {
  const long = new Date(Date.now() - 3 * 3_600_000)
  for (const name of ['images/lost+found/a', 'pending/a/b', 'batches/a.json', 'tmp/folder/a']) {
    await mkdir(join(dataDir, name, '..'), { recursive: true })
    await writeFile(join(dataDir, name), 'foreign')
    await utimes(join(dataDir, name, '..'), long, long)
  }
  await writeFile(join(dataDir, 'images', newImageId()), 'a file')
  const id = newImageId()
  const past = new Date(0).toISOString()
  const original = { name: 'a', format: 'png', width: 1, height: 1, bytes: 1 }
  await mkdir(join(dataDir, 'images', id))
  const expired = JSON.stringify({ id, createdAt: past, expiresAt: past, original })
  await writeFile(join(dataDir, 'images', id, 'image.json'), expired)
  await waitFor('the next sweep', async () => {
    return !(await readdir(join(dataDir, 'images'))).includes(id)
  })
  t.ok((await readdir(join(dataDir, 'images'))).includes('lost+found'))
  t.equal((await client.send([fry])).status, 202)
})
