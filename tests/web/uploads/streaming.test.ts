import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
const web = await darkroom.startWeb()
const { url } = darkroom
const fry = await photo(60, 40)
const block = Buffer.alloc(64 * 1024, 'x')

/** A photograph, followed by what decoders ignore, up to that size. */
function* fryOf(bytes: number) {
  yield fry
  for (let left = bytes - fry.length; left > 0; left -= block.length) yield block.subarray(0, left)
}

function upload(megabytes: number): Promise<number> {
  const bytes = megabytes * MEGABYTE
  const headers = { 'content-type': 'image/jpeg', 'content-length': bytes }
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/images`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    pipeline(fryOf(bytes), sending).catch(reject)
  })
}

/** Megabytes that web has, and the most that it had since the last `forgetPeak`. */
async function memory() {
  const status = await readFile(`/proc/${web.pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}
const forgetPeak = () => writeFile(`/proc/${web.pid}/clear_refs`, '5')

const linux = process.platform === 'linux' ? {} : { skip: 'reads /proc' }

t.test('ten uploads of 30 MB at once take less than 40 MB of memory', linux, async (t) => {
  await createClient(url).send([{ name: 'first.jpg', bytes: fry }])
  const idle = (await memory()).now
  const peaks: number[] = []
  // on a busy machine V8 may be late once; what grows with the files is late each time
  while (peaks.length < 3 && !(Math.min(...peaks) - idle < 40)) {
    await forgetPeak()
    const statuses = await Promise.all(Array.from({ length: 10 }, () => upload(30)))
    t.strictSame(new Set(statuses), new Set([202]))
    peaks.push((await memory()).peak)
  }
  const lowest = Math.min(...peaks)
  t.ok(lowest - idle < 40, `idle ${idle.toFixed(0)} MB, at most ${lowest.toFixed(0)} MB`)
})
