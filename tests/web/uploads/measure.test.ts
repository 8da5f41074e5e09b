import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import sharp from 'sharp'
import t from 'tap'
import { Problem } from '../../../apps/web/http/problem.ts'
import { measureImage } from '../../../apps/web/uploads/measure/measure-image.ts'
import { filmOf } from '../../support/images/broken-images.ts'
import { tiff } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'

const path = join(t.testdir(), 'image')
const base = sharp(await photo(32, 24)).withMetadata({ orientation: 6 })

const images = {
  jpeg: await base.clone().jpeg().toBuffer(),
  png: await base.clone().png().toBuffer(),
  gif: await base.clone().gif().toBuffer(),
  webp: await base.clone().webp().toBuffer(),
  'lossless webp': await base.clone().webp({ lossless: true }).toBuffer(),
  avif: await base.clone().avif().toBuffer(),
  tiff: tiff({ width: 3, height: 2, little: true, orientation: 6 }),
  bigtiff: tiff({ width: 3, height: 2, little: false, big: true, orientation: 6 })
}

/** The size measured, or the code of the problem; the same for the file and for its bytes in memory. */
async function outcome(bytes: Uint8Array) {
  await writeFile(path, bytes)
  const [stored, inMemory] = [await measured(path), await measured(Buffer.from(bytes))]
  assert.deepEqual(inMemory, stored)
  return stored
}

async function measured(source: string | Buffer) {
  try {
    return await measureImage(source, {}, { allowSvg: true, heicDecoder: undefined })
  } catch (err) {
    if (err instanceof Problem) return err.code
    throw err
  }
}

for (const [name, bytes] of Object.entries(images)) {
  t.test(`a ${name} of damaged bytes is measured or refused, never a fault of ours`, async (t) => {
    let state = 1
    const random = (below: number) => {
      state = (state * 48_271) % 2_147_483_647
      return state % below
    }
    const outcomes = new Set<unknown>()
    for (let i = 0; i < 400; i++) {
      const damaged = Buffer.from(bytes.subarray(0, random(4) ? undefined : random(bytes.length)))
      for (let n = 0; n < 6; n++) damaged[random(Math.min(damaged.length, 700))] = random(256)
      bytes.copy(damaged, 0, 0, random(2) ? 12 : 4)
      outcomes.add(JSON.stringify(await outcome(damaged)))
    }
    t.ok(outcomes.size > 2, `${outcomes.size} different outcomes`)
  })

  t.test(`a ${name} cut off anywhere has its size, or none`, async (t) => {
    const sizes = new Set<unknown>()
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 90)) {
      const cut = await outcome(bytes.subarray(0, length))
      sizes.add(typeof cut === 'string' ? cut : cut.width * cut.height)
    }
    sizes.delete('not-an-image')
    sizes.delete('broken-image')
    t.strictSame([...sizes], name.includes('tiff') ? [3 * 2] : [32 * 24])
  })
}

t.test('a film without a still has the size of its track', async (t) => {
  t.match(await outcome(filmOf(images.avif)), { format: 'avif', width: 160, height: 120 })
})

t.test('no file, however crafted, keeps web from its other requests', async (t) => {
  const megabytes = 4 * 1024 * 1024
  const ispe = Buffer.from('0000001469737065000000000000000100000001', 'hex')
  const start = Buffer.from('00000018667479706176696600000000', 'hex')
  const hostile = {
    'an SVG of comments': Buffer.from('<!---->'.repeat(3000)),
    'an SVG of spaces': Buffer.from(`<svg${' '.repeat(20_000)}`),
    'a JPEG of zeros': Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(megabytes)]),
    'a JPEG of fill bytes': Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      Buffer.alloc(megabytes, 0xff)
    ]),
    'a JPEG of empty segments': Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      Buffer.alloc(megabytes, Buffer.from('ffe00002', 'hex'))
    ]),
    'a PNG of empty chunks': Buffer.concat([
      images.png.subarray(0, 33),
      Buffer.alloc(megabytes, Buffer.from('0000000061626364feedbeef', 'hex'))
    ]),
    'a WebP of empty chunks': Buffer.concat([
      images.webp.subarray(0, 30),
      Buffer.alloc(megabytes, Buffer.from('6162636400000000', 'hex'))
    ]),
    'an AVIF of sizes alone': Buffer.concat([start, Buffer.alloc(megabytes, ispe)])
  }
  for (const [what, bytes] of Object.entries(hostile)) {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await outcome(bytes)
    delay.disable()
    t.ok(delay.max / 1e6 < 500, `${what} holds the loop for ${Math.round(delay.max / 1e6)} ms`)
  }
})
