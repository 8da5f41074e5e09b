import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import t from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { MEGABYTE } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { fetchZip, unzipBatch } from '../../support/http/unzip.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
const { web } = await darkroom.start()
const { url, dataDir } = darkroom
const client = createClient(url)
const bytes = await photo(60, 40)
const linux = process.platform === 'linux' ? {} : { skip: 'reads /proc' }

/** A batch with prints of any size. */
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

/** Reads no further than what arrives by itself. */
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
    await (await fetchZip(url, id)).arrayBuffer()
    const ratios: number[] = []
    // on a busy machine V8 may be late once; what grows with the archive is late each time
    while (ratios.length < 3 && !(Math.min(...ratios) < 0.15)) {
      writeFileSync(`/proc/${web.pid}/clear_refs`, '5')
      const before = memory('VmRSS')
      let sent = 0
      let most = 0
      let chunks = 0
      for await (const chunk of (await fetchZip(url, id)).body ?? []) {
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

t.test('a client that disconnects leaves no file open', linux, async (t) => {
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
    const { manifest } = await unzipBatch(url, id)
    t.equal(manifest.prints.length, 2, 'the next has what is left')
  }
)
