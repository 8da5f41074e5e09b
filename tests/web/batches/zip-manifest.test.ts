import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { unzipBatch } from '../../support/http/unzip.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const bytes = await photo(60, 40)
const stub = pngStart(60, 40)

/** As raw bodies: `fetch` would escape quotes in a form's file names. */
async function batchNamed(named: { name: string; bytes: Uint8Array }[]): Promise<string> {
  const images: string[] = []
  for (const { name, bytes } of named) {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
    const headers = { 'content-type': 'image/jpeg', 'content-disposition': disposition }
    const init = { method: 'POST', body: new Uint8Array(bytes), headers }
    images.push(((await (await fetch(`${url}/images`, init)).json()) as { id: string }).id)
  }
  const response = await client.postJson('/batches', { images })
  return ((await response.json()) as { id: string }).id
}

t.test('the manifest lists every print, including those that failed', async (t) => {
  const id = await batchNamed([
    { name: 'a,"b".jpg', bytes },
    { name: 'stub.png', bytes: stub }
  ])
  const { images } = await client.batchSettled(id)
  const { manifest, csv } = await unzipBatch(url, id)
  const [done, failed] = images.map(({ results }) => results[0])
  t.match(manifest, { batch: id, gone: 0 })
  t.strictSame(manifest.prints, [
    {
      image: images[0]?.id,
      name: 'a,"b".jpg',
      file: 'a,_b_.grayscale.png',
      recipe: 'grayscale',
      status: 'done',
      bytesBefore: bytes.length,
      bytesAfter: done?.bytes,
      milliseconds: done?.milliseconds,
      complete: true,
      notes: [],
      error: null,
      code: null,
      parameters: null
    },
    {
      image: images[1]?.id,
      name: 'stub.png',
      file: null,
      recipe: 'grayscale',
      status: 'failed',
      bytesBefore: stub.length,
      bytesAfter: null,
      milliseconds: null,
      complete: null,
      notes: [],
      error: failed?.error,
      code: 'cut-short',
      parameters: {}
    }
  ])
  t.equal(
    csv,
    `${[
      'name,file,recipe,status,bytes before,bytes after,milliseconds,error',
      `"a,""b"".jpg","a,_b_.grayscale.png",grayscale,done,${bytes.length},${done?.bytes},${done?.milliseconds},`,
      `stub.png,,grayscale,failed,${stub.length},,,${failed?.error}`
    ].join('\r\n')}\r\n`
  )
})

t.test('no spreadsheet takes a name for a formula', async (t) => {
  const names = ['=1+1.jpg', '+1.jpg', '-1.jpg', '@sum.jpg', '=HYPERLINK("a","b").jpg', 'a=b.jpg']
  const id = await batchNamed(names.map((name) => ({ name, bytes })))
  await client.batchSettled(id)
  const { csv, manifest } = await unzipBatch(url, id)
  const lines = csv.split('\r\n').slice(1, -1)
  t.strictSame(
    lines.map((line) => line.slice(0, 3)),
    ["'=1", "'+1", "'-1", "'@s", `"'=`, 'a=b']
  )
  t.notMatch(csv, /(^|,|\n)"?[=+@-]/, 'in no other column either')
  t.strictSame(
    manifest.prints.map(({ name }) => name),
    names,
    'the JSON has them as they are'
  )
})
