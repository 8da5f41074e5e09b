import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { fetchZip, unzip, unzipBatch } from '../../support/http/unzip.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const bytes = await photo(60, 40)

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
