import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
const { url, port, dataDir } = darkroom
let web = await darkroom.startWeb()
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const files = () => filesIn(dataDir)
const part = '--frontier\r\nContent-Disposition: form-data; name="data"; filename="a.jpg"\r\n\r\n'

const starts = {
  'a raw body': 'POST /images HTTP/1.1\r\nContent-Type: image/jpeg\r\n',
  'a multipart body': 'POST / HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=frontier\r\n'
}

/** Sends an upload of ten megabytes up to its middle, and waits until some of it is stored. */
async function beginUpload(what: keyof typeof starts) {
  const connection = await openRawConnection(port)
  connection.send(`${starts[what]}Host: a\r\nContent-Length: ${10 * MEGABYTE}\r\n\r\n`)
  if (what === 'a multipart body') connection.send(part)
  connection.send(fry.bytes)
  connection.send(Buffer.alloc(5 * MEGABYTE))
  await waitFor('the upload to begin', async () => (await files()).length > 0)
  return connection
}

for (const what of ['a raw body', 'a multipart body'] as const) {
  t.test(`a client that disconnects during ${what} leaves nothing`, async (t) => {
    const connection = await beginUpload(what)
    connection.drop()
    await waitFor('what came to be gone', async () => (await files()).length === 0)
    t.equal((await fetch(`${url}/health`)).status, 200)
    t.notMatch(web.output(), /unexpected|request failed/)
  })
}

t.test('a client that disconnects during its second image leaves neither', async (t) => {
  const connection = await openRawConnection(port)
  connection.send(`${starts['a multipart body']}Host: a\r\nContent-Length: 9999999\r\n\r\n`)
  connection.send(Buffer.concat([Buffer.from(part), fry.bytes, Buffer.from(`\r\n${part}`)]))
  connection.send(Buffer.alloc(MEGABYTE))
  await waitFor('the first to be stored', async () =>
    (await files()).some((file) => file.endsWith('original'))
  )
  connection.drop()
  await waitFor('both to be gone', async () => (await files()).length === 0)
  t.pass()
})

t.test('web killed during an upload leaves no image behind', async (t) => {
  const connection = await beginUpload('a raw body')
  await web.stop('SIGKILL')
  await connection.closed
  web = await darkroom.startWeb()
  t.strictSame(await filesIn(join(dataDir, 'images')), [])
  t.strictSame(await filesIn(join(dataDir, 'pending')), [])
  t.equal((await client.send([fry])).status, 202, 'and the next is accepted')
})

t.test('the remains of interrupted uploads are removed after an hour', async (t) => {
  const kept = await files()
  const half = join(dataDir, 'tmp', 'half')
  const unfinished = join(dataDir, 'images', 'A'.repeat(22), 'original')
  await mkdir(join(unfinished, '..'))
  for (const path of [half, unfinished]) {
    await writeFile(path, 'half a photograph')
    const anHourAgo = new Date(Date.now() - 3_700_000)
    await utimes(path, anHourAgo, anHourAgo)
  }
  const fresh = join(dataDir, 'images', 'B'.repeat(22), 'original')
  await mkdir(join(fresh, '..'))
  await writeFile(fresh, 'an upload under way elsewhere')
  await web.stop()
  web = await darkroom.startWeb()
  const left = [...kept, `images/${'B'.repeat(22)}/original`].sort()
  await waitFor('the old to be gone', async () => String(await files()) === String(left))
  t.pass()
})
