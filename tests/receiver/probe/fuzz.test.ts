import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import t from 'tap'
import { UndevelopableError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { probe } from '../../../apps/receiver/probe/probe.ts'
import { FILM } from '../../support/images/avif-files.ts'
import { tiff } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { gifOf, pngOf, pngPart, webpFrame, webpOf } from '../../support/images/structures.ts'
import { randomFrom } from '../../support/random.ts'

const TIMES = 1000
const SLOWEST_MS = 2000

const source = await photo(64, 48)
const described = () =>
  sharp(source)
    .withIccProfile('p3')
    .withExif({ IFD0: { Artist: 'Jane' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')

const files: Record<string, Buffer> = {
  jpeg: await described().jpeg().toBuffer(),
  'progressive jpeg': await described().jpeg({ progressive: true }).toBuffer(),
  png: await described().png().toBuffer(),
  'png with texts': pngOf([pngPart('zTXt', `x\0\0${deflateSync('x').toString('latin1')}`)]),
  webp: await described().webp().toBuffer(),
  'animated webp': webpOf([webpFrame, webpFrame]),
  gif: gifOf(3, 3),
  avif: await described().avif({ effort: 0 }).toBuffer(),
  'avif film': FILM,
  tiff: await described().tiff({ tile: true }).toBuffer(),
  bigtiff: tiff({ width: 9, height: 7, little: false, big: true })
}

for (const [name, bytes] of Object.entries(files)) {
  t.test(`a broken ${name} is followed as far as it goes, or refused, and soon`, async (t) => {
    const path = join(t.testdir({}), 'original')
    const random = randomFrom(1)
    let slowest = 0
    for (let i = 0; i < TIMES; i++) {
      writeFileSync(path, broken(bytes, random))
      const start = performance.now()
      const error = await probe(path).catch((error) => error)
      slowest = Math.max(slowest, performance.now() - start)
      if (!(error instanceof Error) || error instanceof UndevelopableError) continue
      return t.error(error, `attempt ${i}`)
    }
    t.ok(slowest < SLOWEST_MS, `${slowest} ms`)
  })
}

/** Cut short, or with some bytes of its first half kilobyte or of the whole changed. */
function broken(bytes: Buffer, random: (below: number) => number): Buffer {
  if (random(3) === 0) return bytes.subarray(0, random(bytes.length))
  const copy = Buffer.from(bytes)
  const within = random(2) ? Math.min(512, bytes.length) : bytes.length
  for (let flips = 1 + random(8); flips > 0; flips--) {
    // what lies after the signature
    copy[12 + random(within - 12)] = random(4) ? random(256) : 0xff
  }
  return copy
}
