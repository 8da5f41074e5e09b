import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { fetchZip, unzip, unzipBatch } from '../../support/http/unzip.ts'
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

t.test('the archive holds the prints of one recipe, however that is written', async (t) => {
  const images = ['fry.jpg', 'leela.jpg'].map((name) => ({ name, bytes }))
  const id = await client.batchOf(images, ['grayscale', 'sepia'])
  await client.batchSettled(id)
  const filesOf = async (query: string) => {
    const response = await fetch(`${url}/batches/${id}/zip?${query}`)
    const files = await unzip(Buffer.from(await response.arrayBuffer()))
    return files.map(({ name }) => name).filter((name) => !name.startsWith('manifest'))
  }
  t.same(await filesOf('recipe=sepia'), ['fry.sepia.png', 'leela.sepia.png'])
  t.same(await filesOf('recipe=sepia:amount=1'), ['fry.sepia.png', 'leela.sepia.png'])
  t.equal((await filesOf('recipe=sepia&recipe=grayscale')).length, 4)
  t.equal((await fetch(`${url}/batches/${id}/zip?recipe=negative`)).status, 409)
  t.equal((await fetch(`${url}/batches/${id}/zip?recipe=nothing`)).status, 422)
})

t.test('the archive holds each print as it is, and is as long as it says', async (t) => {
  const id = await client.batchOf(
    [
      { name: 'fry.jpg', bytes },
      { name: 'leela.jpg', bytes: await photo(40, 60, 2) }
    ],
    ['grayscale', 'thermal:palette=inferno,output:format=webp']
  )
  const { images } = await client.batchSettled(id)
  const response = await fetchZip(url, id)
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'application/zip')
  t.match(
    response.headers.get('content-disposition'),
    /^attachment; filename=revelado-\d{4}-\d\d-\d\d\.zip$/
  )
  const archive = Buffer.from(await response.arrayBuffer())
  t.equal(archive.length, Number(response.headers.get('content-length')))
  const head = await fetch(`${url}/batches/${id}/zip`, { method: 'HEAD' })
  t.equal(Number(head.headers.get('content-length')), archive.length)

  const { files, contents, manifest } = await unzipBatch(url, id)
  t.strictSame(
    files.map(({ name }) => name),
    [
      'manifest.json',
      'manifest.csv',
      'fry.grayscale.png',
      'fry.thermal-palette-inferno-output-format-webp.webp',
      'leela.grayscale.png',
      'leela.thermal-palette-inferno-output-format-webp.webp'
    ]
  )
  t.ok(
    files.every(({ stored, utf8 }) => stored && utf8),
    'stored as they are, their names in UTF-8'
  )
  for (const { results } of images) {
    for (const { url, recipe, bytes } of results) {
      const { file } =
        manifest.prints.find((row) => url.includes(row.image) && row.recipe === recipe) ?? {}
      const print = contents.get(file ?? '')
      t.ok(print?.equals(await client.bytes(url)), file ?? recipe)
      t.equal(print?.length, bytes)
    }
  }
  const file = join(t.testdir({ 'a.zip': archive }), 'a.zip')
  const python = spawnSync('python3', ['-m', 'zipfile', '-t', file])
  if (!python.error) t.match(String(python.stdout), /Done testing/, 'others find no fault either')
})

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

t.test('names are safe on every system, and no two are alike', async (t) => {
  const names = [
    '..\\..\\evil.jpg',
    'a:b*c?.jpg',
    'CON.jpg',
    'lpt1.jpg',
    'mañana 写真 🌄.jpg',
    'same.jpg',
    'same.jpg',
    'SAME.JPG',
    'mañana.jpg',
    'man\u0303ana.jpg',
    '...hidden.jpg',
    `${'ñ'.repeat(240)}.jpg`
  ]
  const id = await client.batchOf(names.map((name) => ({ name, bytes })))
  await client.batchSettled(id)
  const { files } = await unzipBatch(url, id)
  const found = files.map(({ name }) => name).slice(2)
  t.strictSame(found.slice(0, -1), [
    'evil.grayscale.png',
    'a_b_c_.grayscale.png',
    '_CON.grayscale.png',
    '_lpt1.grayscale.png',
    'mañana 写真 🌄.grayscale.png',
    'same.grayscale.png',
    'same.grayscale (2).png',
    'SAME.grayscale (3).png',
    'mañana.grayscale.png',
    'mañana.grayscale (2).png',
    'hidden.grayscale.png'
  ])
  t.match(found.at(-1), /^ñ+\.png$/)
  t.ok(found.every((name) => Buffer.byteLength(name) < 200))
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
