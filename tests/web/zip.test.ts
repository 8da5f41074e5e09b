import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import t from 'tap'
import { resultKey } from '#lib/images.ts'
import type { Row } from '../../apps/web/zip/manifest.ts'
import { createClient } from '../support/client.ts'
import { openDarkroom } from '../support/darkroom.ts'
import { pngStart } from '../support/odd-images.ts'
import { photo } from '../support/photos.ts'
import { unzip } from '../support/unzip.ts'
import { waitFor } from '../support/wait-for.ts'

const MEGABYTE = 1024 * 1024

const darkroom = await openDarkroom(t)
const { web } = await darkroom.start()
const { url, dataDir } = darkroom
const client = createClient(url)
const bytes = await photo(60, 40)
const stub = pngStart(60, 40)
const linux = process.platform === 'linux' ? {} : { skip: 'reads /proc' }

const fetchZip = (id: string) => fetch(`${url}/batches/${id}/zip`)

/** As raw bodies: of a form's file names, `fetch` writes quotes another way. */
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

async function unzipBatch(id: string) {
  const files = await unzip(Buffer.from(await (await fetchZip(id)).arrayBuffer()))
  const contents = new Map(files.map((file) => [file.name, file.bytes]))
  const manifest = JSON.parse(String(contents.get('manifest.json'))) as { prints: Row[] }
  return { files, contents, manifest, csv: String(contents.get('manifest.csv')) }
}

t.test('the archive holds each print as it is, and is as long as it says', async (t) => {
  const id = await client.batchOf(
    [
      { name: 'fry.jpg', bytes },
      { name: 'leela.jpg', bytes: await photo(40, 60, 2) }
    ],
    ['grayscale', 'thermal:palette=inferno,output:format=webp']
  )
  const { images } = await client.batchSettled(id)
  const response = await fetchZip(id)
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

  const { files, contents, manifest } = await unzipBatch(id)
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

t.test('the manifest tells of every print, of those that failed too', async (t) => {
  const id = await batchNamed([
    { name: 'a,"b".jpg', bytes },
    { name: 'stub.png', bytes: stub }
  ])
  const { images } = await client.batchSettled(id)
  const { manifest, csv } = await unzipBatch(id)
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
      error: null
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
      error: failed?.error
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
  const { files } = await unzipBatch(id)
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
  const { csv, manifest } = await unzipBatch(id)
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

/** A batch whose prints are as large as these tests want them. */
async function heavyBatch(count: number, megabytes: number) {
  const id = await client.batchOf(
    Array.from({ length: count }, (_, i) => ({ name: `${i}.jpg`, bytes }))
  )
  const { images } = await client.batchSettled(id)
  const block = Buffer.alloc(megabytes * MEGABYTE, 'x')
  for (const image of images) {
    const at = join(dataDir, resultKey(image.id, 'grayscale'))
    const state = JSON.parse(readFileSync(`${at}.json`, 'utf8'))
    writeFileSync(at, block)
    writeFileSync(`${at}.json`, JSON.stringify({ ...state, bytes: block.length }))
  }
  return { id, images, total: count * block.length }
}

/** Reads no further than what comes by itself. */
function openZip(id: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${url}/batches/${id}/zip`, { agent: false }, resolve).on('error', reject)
  })
}

const memory = (name: string) =>
  Number(
    new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${web.pid}/status`, 'utf8'))?.[1]
  ) * 1024

const openResults = () =>
  readdirSync(`/proc/${web.pid}/fd`).filter((fd) => {
    try {
      return readlinkSync(`/proc/${web.pid}/fd/${fd}`).includes('/results/')
    } catch {
      return false
    }
  }).length

t.test(
  'memory does not grow with the archive, nor the open files with its prints',
  linux,
  async (t) => {
    const { id, total } = await heavyBatch(20, 15)
    await (await fetchZip(id)).arrayBuffer()
    const ratios: number[] = []
    // on a busy machine V8 may be late once; what grows with the archive is late each time
    while (ratios.length < 3 && !(Math.min(...ratios) < 0.15)) {
      writeFileSync(`/proc/${web.pid}/clear_refs`, '5')
      const before = memory('VmRSS')
      let sent = 0
      let most = 0
      let chunks = 0
      for await (const chunk of (await fetchZip(id)).body ?? []) {
        sent += chunk.length
        if (++chunks % 100 === 0) most = Math.max(most, openResults())
      }
      t.ok(sent > total)
      t.equal(most, 1, 'one file is open at once')
      ratios.push((memory('VmHWM') - before) / sent)
    }
    t.ok(
      Math.min(...ratios) < 0.15,
      `grew by ${ratios.map((one) => one.toFixed(3))} of what was sent`
    )
  }
)

t.test('who hangs up leaves no file open', linux, async (t) => {
  const { id } = await heavyBatch(3, 30)
  const response = await openZip(id)
  await waitFor('a print to be sent', () => openResults() === 1)
  response.destroy()
  await waitFor('its file to be closed', () => openResults() === 0)
  t.equal((await fetch(`${url}/health`)).status, 200)
})

t.test(
  'an archive whose print is erased meanwhile is cut off, not shorter than it says',
  async (t) => {
    const { id, images } = await heavyBatch(3, 30)
    const response = await openZip(id)
    response.pause()
    const erased = await fetch(url + images[2]?.url, { method: 'DELETE' })
    t.equal(erased.status, 204)
    await t.rejects(response.toArray(), { code: 'ECONNRESET' })
    const { manifest } = await unzipBatch(id)
    t.equal(manifest.prints.length, 2, 'the next has what is left')
  }
)
